internal import CPango
internal import Domain

/// A text on A4 sheets that are printed on both sides, laid in one another and folded once: each page is A5, in large type.
struct Booklet {
    let title: String
    /// For the file's own account of itself.
    let made: Day
    /// In Pango's markup. Each stands on one page, if one holds it.
    let blocks: [Markup]

    /// Points, of 1/72 inch (ISO 216: A5 is 148 by 210 mm).
    private static let width = 419.53, height = 595.28
    private static let margin = 34.0
    private static let space = 11.0
    /// Points; what the blocks' own sizes are relative to.
    private static let font = "Sans 14"

    /// - Complexity: O(text).
    func pdf() -> [UInt8] {
        let sink = Sink()
        let surface = cairo_pdf_surface_create_for_stream(
            { sink, bytes, count in
                guard let sink, let bytes else { return CAIRO_STATUS_WRITE_ERROR }
                Unmanaged<Sink>.fromOpaque(sink).takeUnretainedValue().bytes += UnsafeBufferPointer(
                    start: bytes, count: Int(count))
                return CAIRO_STATUS_SUCCESS
            }, Unmanaged.passUnretained(sink).toOpaque(), 2 * Self.width, Self.height)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, made.iso + "T00:00:00")
        let cairo = cairo_create(surface)
        let pages = pages(cairo)
        for (left, right) in Self.sheets(of: pages.count) {
            for (page, x) in [(left, 0), (right, Self.width)] where pages.indices.contains(page) {
                draw(pages[page], number: page + 1, at: x, cairo)
            }
            cairo_show_page(cairo)
        }
        for layout in pages.joined() { g_object_unref(UnsafeMutableRawPointer(layout)) }
        cairo_destroy(cairo)
        cairo_surface_finish(surface)
        cairo_surface_destroy(surface)
        return withExtendedLifetime(sink) { sink.bytes }
    }

    private final class Sink { var bytes: [UInt8] = [] }

    /// The pages, counted from 0, on each side of each sheet: the outermost sheet first, its outer side before its inner. A number beyond the
    /// last stands for an empty page.
    static func sheets(of pages: Int) -> [(left: Int, right: Int)] {
        let all = (pages + 3) / 4 * 4
        return (0..<all / 2).map { side in
            side.isMultiple(of: 2) ? (all - 1 - side, side) : (side, all - 1 - side)
        }
    }

    /// Each page's texts, laid out.
    private func pages(_ cairo: OpaquePointer?) -> [[OpaquePointer]] {
        let room = Self.height - 2 * Self.margin - Self.space
        var pages: [[OpaquePointer]] = [[]]
        var used = 0.0
        for layout in blocks.compactMap({ layout($0.text, cairo) }) {
            let needed = height(of: layout)
            if used > 0, used + needed > room {
                pages.append([])
                used = 0
            }
            pages[pages.count - 1].append(layout)
            used += needed + Self.space
        }
        return pages
    }

    private func layout(_ markup: String, _ cairo: OpaquePointer?) -> OpaquePointer? {
        guard let layout = pango_cairo_create_layout(cairo) else { return nil }
        let font = pango_font_description_from_string(Self.font)
        pango_layout_set_font_description(layout, font)
        pango_font_description_free(font)
        pango_layout_set_width(layout, Int32((Self.width - 2 * Self.margin) * Double(PANGO_SCALE)))
        pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
        // What is no text would end it, or turn it about.
        let text = markup.unicodeScalars.filter { $0 == "\n" || !$0.isControl }
        pango_layout_set_markup(layout, String(String.UnicodeScalarView(text)), -1)
        return layout
    }

    private func height(of layout: OpaquePointer) -> Double {
        var height: Int32 = 0
        pango_layout_get_size(layout, nil, &height)
        return Double(height) / Double(PANGO_SCALE)
    }

    private func draw(_ layouts: [OpaquePointer], number: Int, at x: Double, _ cairo: OpaquePointer?) {
        var y = Self.margin
        for layout in layouts {
            cairo_move_to(cairo, x + Self.margin, y)
            pango_cairo_show_layout(cairo, layout)
            y += height(of: layout) + Self.space
        }
        guard number > 1, let foot = layout("<small>\(number)</small>", cairo) else { return }
        pango_layout_set_alignment(foot, PANGO_ALIGN_CENTER)
        cairo_move_to(cairo, x + Self.margin, Self.height - Self.margin)
        pango_cairo_show_layout(cairo, foot)
        g_object_unref(UnsafeMutableRawPointer(foot))
    }
}
