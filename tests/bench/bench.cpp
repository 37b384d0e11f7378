// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench.h"

#include <algorithm>
#include <boost/json.hpp>
#include <cstdio>
#include <cstdlib>

namespace rebate::bench {

std::vector<double> Line::ratios() const {
  std::vector<double> ratios;
  for (std::size_t i = 0; i < ours.size(); ++i) ratios.push_back(ours[i] / reference[i]);
  return ratios;
}

bool Line::met() const {
  const auto ratio = median(ratios());
  return goal.atLeast > 0 ? ratio >= goal.atLeast : ratio <= goal.atMost;
}

double median(std::vector<double> figures) {
  std::sort(figures.begin(), figures.end());
  const auto middle = figures.size() / 2;
  return figures.size() % 2 == 1 ? figures[middle] : (figures[middle - 1] + figures[middle]) / 2;
}

void print(const Line& line) {
  const auto ratios = line.ratios();
  boost::json::object object{{"row", line.goal.row},
                             {"reference", line.goal.reference},
                             {"unit", line.goal.unit},
                             {"pairs", ratios.size()},
                             {"ours", median(line.ours)},
                             {"theirs", median(line.reference)},
                             {"ratio", median(ratios)},
                             {"least", *std::min_element(ratios.begin(), ratios.end())},
                             {"most", *std::max_element(ratios.begin(), ratios.end())},
                             {"met", line.met()}};
  object[line.goal.atLeast > 0 ? "at_least" : "at_most"] = line.goal.atLeast > 0 ? line.goal.atLeast : line.goal.atMost;
  std::printf("%s\n", boost::json::serialize(object).c_str());
  std::fflush(stdout);
}

Line compare(const Goal& goal, const Options& options, const Measure& ours, const Measure& reference) {
  Line line{goal, {}, {}};
  for (int pair = 0; pair < options.of(options.pairs, 1); ++pair) {
    line.ours.push_back(ours());
    line.reference.push_back(reference());
  }
  return line;
}

void giveUp(const std::string& why) {
  std::fprintf(stderr, "bench: %s\n", why.c_str());
  std::exit(1);
}

}  // namespace rebate::bench
