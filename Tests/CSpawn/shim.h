#include <spawn.h>

// Glibc 2.34 and 2.29 have these; its headers show them only to programs that ask for more than POSIX.
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *folder);
