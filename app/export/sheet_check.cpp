// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/sheet_check.h"

#include <QFile>

#include <unzip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace rebate::exporting {
namespace {

struct Closer {
  void operator()(void* zip) const { unzClose(zip); }
};
using Zip = std::unique_ptr<void, Closer>;

constexpr std::string_view kRow = "<row ";
constexpr std::string_view kEnd = "</worksheet>";

/// Looks at a stream block by block; a word may stand across two of them.
class Rows {
 public:
  void see(std::string_view block) {
    const std::string text = across_ + std::string(block);
    for (auto at = text.find(kRow); at != std::string::npos; at = text.find(kRow, at + 1)) ++count_;
    across_ = text.substr(text.size() - std::min(text.size(), kRow.size() - 1));  // never a whole word
    end_ += block;
    end_.erase(0, end_.size() - std::min(end_.size(), kEnd.size()));
  }
  bool ended() const { return end_ == kEnd; }
  std::int64_t count() const { return count_; }

 private:
  std::string across_, end_;
  std::int64_t count_ = 0;
};

Result<std::int64_t> rowsOfEntry(unzFile zip, const std::atomic<bool>& stop) {
  if (unzOpenCurrentFile(zip) != UNZ_OK) return Error{Errc::corrupt, "file", "a sheet cannot be opened"};
  std::vector<char> block(1 << 16);
  Rows rows;
  int got = 0;
  while (!stop && (got = unzReadCurrentFile(zip, block.data(), static_cast<unsigned>(block.size()))) > 0)
    rows.see({block.data(), static_cast<std::size_t>(got)});
  const bool intact = unzCloseCurrentFile(zip) == UNZ_OK && got == 0;  // checks the sum
  if (stop) return Error{Errc::cancelled, {}, {}};
  if (!intact || !rows.ended()) return Error{Errc::corrupt, "file", "a sheet is cut short"};
  return rows.count();
}

bool isSheet(unzFile zip) {
  std::array<char, 256> name{};
  if (unzGetCurrentFileInfo64(zip, nullptr, name.data(), name.size() - 1, nullptr, 0, nullptr, 0) != UNZ_OK)
    return false;
  return std::string_view(name.data()).starts_with("xl/worksheets/sheet");
}

}  // namespace

Result<std::int64_t> rowsInSheets(const QString& path, const std::atomic<bool>& stop) {
  const Zip zip(unzOpen64(QFile::encodeName(path).constData()));
  if (!zip) return Error{Errc::storage, "file", "the file cannot be read again"};
  std::int64_t rows = 0;
  int at = unzGoToFirstFile(zip.get());
  for (; at == UNZ_OK; at = unzGoToNextFile(zip.get())) {
    if (!isSheet(zip.get())) continue;
    const auto here = rowsOfEntry(zip.get(), stop);
    if (!here) return here.error();
    rows += *here;
  }
  if (at != UNZ_END_OF_LIST_OF_FILE) return Error{Errc::corrupt, "file", "the list of files is cut short"};
  return rows;
}

}  // namespace rebate::exporting
