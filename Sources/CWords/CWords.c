// In C because a Swift package cannot compile one function for several processors: the baseline of x86-64 has neither
// a population count nor vectors wider than two words, and the loader picks the best clone once, at start.
#include "CWords.h"

#if defined(__x86_64__) && defined(__linux__)
#define FOR_EACH_PROCESSOR __attribute__((target_clones("avx512vpopcntdq", "avx2", "popcnt", "default")))
#else
#define FOR_EACH_PROCESSOR
#endif

FOR_EACH_PROCESSOR
void words_and(const uint64_t *restrict left, const uint64_t *restrict right, uint64_t *restrict result, size_t count) {
  for (size_t word = 0; word < count; word++) result[word] = left[word] & right[word];
}

FOR_EACH_PROCESSOR
void words_or(const uint64_t *restrict left, const uint64_t *restrict right, uint64_t *restrict result, size_t count) {
  for (size_t word = 0; word < count; word++) result[word] = left[word] | right[word];
}

FOR_EACH_PROCESSOR
void words_without(const uint64_t *restrict left, const uint64_t *restrict right, uint64_t *restrict result, size_t count) {
  for (size_t word = 0; word < count; word++) result[word] = left[word] & ~right[word];
}

FOR_EACH_PROCESSOR
size_t words_bits(const uint64_t *words, size_t count) {
  size_t bits = 0;
  for (size_t word = 0; word < count; word++) bits += (size_t)__builtin_popcountll(words[word]);
  return bits;
}
