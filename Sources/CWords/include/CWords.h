#ifndef CWORDS_H
#define CWORDS_H

#include <stddef.h>
#include <stdint.h>

/// Set algebra over arrays of 64-bit words; `result` may not overlap the inputs.
void words_and(const uint64_t *left, const uint64_t *right, uint64_t *result, size_t count);
void words_or(const uint64_t *left, const uint64_t *right, uint64_t *result, size_t count);
void words_without(const uint64_t *left, const uint64_t *right, uint64_t *result, size_t count);

/// How many bits are set.
size_t words_bits(const uint64_t *words, size_t count);

#endif
