// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace rebate::bench {

struct Options {
  int pairs = 7;
  bool smoke = false;  ///< as small as it gets: only to see that it runs
  int of(int whole, int tiny) const { return smoke ? tiny : whole; }
};

/// What a row compares, and how far it has to come: `atLeast` or `atMost`, the other one is 0.
struct Goal {
  std::string row;
  std::string reference;
  std::string unit;
  double atLeast = 0;
  double atMost = 0;
};

/// A row as measured: medians of both sides, and of the ratios of the pairs.
struct Line {
  Goal goal;
  std::vector<double> ours, reference;
  std::vector<double> ratios() const;
  bool met() const;
};
void print(const Line& line);  ///< a line of JSON on stdout

double median(std::vector<double> figures);

/// A B A B …, because a machine is never the same for long.
using Measure = std::function<double()>;
Line compare(const Goal& goal, const Options& options, const Measure& ours, const Measure& reference);

class Stopwatch {
 public:
  double seconds() const { return std::chrono::duration<double>(std::chrono::steady_clock::now() - began_).count(); }

 private:
  std::chrono::steady_clock::time_point began_ = std::chrono::steady_clock::now();
};

/// Ends the program: a benchmark that cannot run has nothing to say.
[[noreturn]] void giveUp(const std::string& why);

// The rows, by name on the command line:
void singleDecisionRow(const Options& options);
void decisionRows(const Options& options);
void importRow(const Options& options);
void postgresDecisionRow(const Options& options);
void postgresDecisionRows(const Options& options);
void postgresImportRow(const Options& options);
void fanoutRows(const Options& options);
void failoverRow(const Options& options);
void instancesRow(const Options& options);
void patroniRow(const Options& options);

}  // namespace rebate::bench
