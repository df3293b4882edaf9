// Pango lays out text in any script, and cairo draws it as PDF.
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
