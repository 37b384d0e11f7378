// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "bench.h"
#include "domain/key.h"
#include "domain/rebate.h"
#include "sqlite/database.h"

namespace rebate::bench {

inline const Key kKey{{7, 1, 8, 2, 8}};

/// The same rows twice: as the console keeps them, and without a key. Made once per folder.
struct Twins {
  std::string encrypted, plain;
  int rows = 0;
};
Twins twins(int rows);
/// Ten million rows with short texts and only the index their table is walked along: what a jump reads is the same,
/// the file is a quarter. Encrypted.
std::string longTable(int rows);
/// Only `rebates`, without a key, for a program that knows nothing of ours.
std::string bareTable(const Twins& from);

sqlite::Database opened(const std::string& path, bool keyed, int pageCacheKiB = 64 * 1024);
std::vector<Rebate> sampleRows(int count);
/// An item that one row in a hundred thousand has.
inline constexpr const char* kRare = "青花瓷茶具";

// The rows, by name on the command line:
void cacheRows(const Options& options);
void searchRows(const Options& options);
void tableRows(const Options& options);
void sortRow(const Options& options);
void startRows(const Options& options);
void memoryRow(const Options& options);
#ifdef REBATE_BENCH_CHARTS
void chartRows(const Options& options);  ///< where QCustomPlot is installed: packaging/setup --bench
#endif
/// What a row runs as a process of its own, told by its first argument.
int runChild(const std::vector<std::string>& arguments);

}  // namespace rebate::bench
