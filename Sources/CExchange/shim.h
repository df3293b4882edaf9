// renameat2(2), which Swift's Glibc module leaves out: two paths change places in one step.
#pragma once
#include <fcntl.h>

int renameat2(int olddirfd, const char *oldpath, int newdirfd, const char *newpath, unsigned int flags);

static inline int exchange_paths(const char *a, const char *b) {
    return renameat2(AT_FDCWD, a, AT_FDCWD, b, 1u << 1); // RENAME_EXCHANGE
}
