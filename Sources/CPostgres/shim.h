#include <postgresql/libpq-fe.h>
#include <stdint.h>

// Of OpenSSL 3, which libpq stands on (openssl/crypto.h).
int OPENSSL_init_crypto(uint64_t options, const void *settings);
