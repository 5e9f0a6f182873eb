#pragma once
// The number of allocations since the start of the process.
long allocation_count(void);
