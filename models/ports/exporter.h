// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "domain/result.h"
#include "domain/time.h"
#include "ports/cache.h"
#include "ports/subscription.h"

namespace rebate {

enum class ExportFormat { csv, xlsx, pdf };

/// What a column's cells are. money: fen; count: a number; date, moment: UNIX ms; rate: basis points.
enum class CellKind { text, money, count, date, moment, rate };

struct ExportColumn {
  std::string title;
  CellKind kind = CellKind::text;
  bool personal = false;  ///< says who somebody is; a person may leave it out
  bool total = false;     ///< money or count: summed up under the last row
  bool operator==(const ExportColumn&) const = default;
};

/// Nothing, a text, or the number of its column's kind.
using ExportCell = std::variant<std::monostate, std::string, std::int64_t>;
using ExportRow = std::vector<ExportCell>;  ///< a cell for each column of the job, in its order

/// Rows in their order, read on the exporter's thread, a page at a time.
class RowSource {
 public:
  using Take = std::function<Outcome(const std::vector<ExportRow>& page)>;

  virtual ~RowSource() = default;
  virtual Result<std::int64_t> expected() { return std::int64_t{0}; }  ///< rows to come, about; 0: not known
  /// Gives `take` page after page until the rows end, or `take` answers an error, which is then the answer.
  virtual Outcome read(const Take& take) = 0;
  virtual void interrupt() {}  ///< any thread, while read() runs: it ends soon, with Errc::cancelled
};

/// The exporter's own connection to the copy; null while none is open. It outlives the source made from it.
using MakeRows = std::function<std::unique_ptr<RowSource>(CacheReader* copy)>;

struct ExportJob {
  ExportFormat format = ExportFormat::csv;
  std::string path;
  std::string title;               ///< of the table
  std::vector<std::string> notes;  ///< sentences above it: the filter in words, whose rows these are, and of when
  std::vector<ExportColumn> columns;
  MakeRows rows;          ///< called on the exporter's thread; null from it: the copy is not open
  int zoneMinutes = 0;    ///< east of UTC: dates and moments are written by it
  std::string zoneName;   ///< as it is said beside them, "UTC+08:00"
  std::string totalWord;  ///< "Total"
  std::string pageWords;  ///< "Page %1 of %2"
};

struct ExportProgress {
  std::int64_t rows = 0;
  std::int64_t expected = 0;  ///< 0: not known
  bool finishing = false;     ///< all rows were read; the file is being put together
};

struct ExportDone {
  std::int64_t rows = 0;
  std::int64_t bytes = 0;
  std::string path;
};

/// Writes tables to files, away from the thread that asks. A file appears whole, under its name, or not at all.
class Exporter {
 public:
  virtual ~Exporter() = default;
  /// Both are called on the asker's thread, after this returned; `progressed` a few times a second. Errc::storage
  /// (field "file": disk full, read-only, …), unavailable (the copy is closed), or what the rows' source answered.
  /// Ending the subscription cancels: nothing is called any more, and what was written is removed.
  virtual Subscription write(ExportJob job, std::function<void(const ExportProgress&)> progressed,
                             std::function<void(const Result<ExportDone>&)> answer) = 0;
};

}  // namespace rebate
