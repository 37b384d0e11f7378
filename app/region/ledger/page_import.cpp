// SPDX-License-Identifier: GPL-3.0-or-later
#include "region/ledger/page_import.h"

namespace rebate::region {
namespace {

constexpr const char* kSource = "import";

}  // namespace

std::string whyNoPage(const Result<wire::AnyPage>& page) {
  if (!page) return page.error().detail;
  if (page->reply.error) return "error_response " + std::to_string(page->reply.error->code);
  return {};
}

ImportedPage importPage(Writing& writing, const Result<wire::AnyPage>& page, const std::string& name) {
  ImportedPage imported;
  if (const auto why = whyNoPage(page); !why.empty()) {
    imported.rejected.push_back({kSource, name, "", why});
    recordRejection(writing, imported.rejected.back());
    return imported;
  }
  imported.counts = takePage(writing, page->reply.page, kSource, name);
  for (const auto& row : page->reply.page.rejected) imported.rejected.push_back({kSource, name, row.line, row.reason});
  return imported;
}

}  // namespace rebate::region
