#pragma once

#include <stddef.h>

/// One embedded file: its name, its first byte and its length.
///
/// The files lie in assets/ and are put into the binary by #embed, so that a server is one file.
struct embedded_asset {
  const char *name;
  const unsigned char *start;
  size_t count;
};

/// How many files are embedded.
size_t embedded_asset_count(void);

/// The embedded file at a position below embedded_asset_count().
struct embedded_asset embedded_asset_at(size_t position);
