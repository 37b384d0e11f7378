// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/stage.h"

#include <QCoreApplication>
#include <QHeaderView>
#include <array>

#include "fake_workspace/scenes.h"
#include "ui/style/table_setup.h"

namespace rebate::bench {

void waitUntil(const std::function<bool()>& holds) {
  const Stopwatch watch;
  while (!holds()) {
    QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
    if (watch.seconds() > 120) giveUp("waited for two minutes");
  }
}

void dressLikeThePage(QTableView& view, const Look& look) {
  using Column = RebateTableModel::Column;
  const auto at = [](Column column) { return static_cast<int>(column); };
  setUpTable(&view);
  view.setItemDelegate(new PlainDelegate(&view));
  for (const auto column : {Column::paid, Column::commission, Column::rebate, Column::age})
    view.setItemDelegateForColumn(at(column), new TabularDelegate(&view));
  view.setItemDelegateForColumn(at(Column::state), new StateDelegate(look, &view));
  constexpr std::array kWidths{150, 104, 62, 110, 68, 92, 68, 90, 84, 52, 26};
  for (int i = 0; i < RebateTableModel::kColumns; ++i)
    view.horizontalHeader()->resizeSection(i, kWidths[static_cast<std::size_t>(i)]);
  view.resize(1'000, 760);
  view.show();
}

TableStage::TableStage(const std::string& path, int pageCacheKiB)
    : desk(std::make_unique<cache::SqlCacheReader>(opened(path, true, pageCacheKiB))),
      view(model, look),
      dress(clock, look, nullptr) {
  dress.setSourceModel(&model);
  view.setModel(&dress);
  dressLikeThePage(view, look);
  model.setDesk(&desk);
  waitUntil([this] { return model.rowCount() > 0; });
}

void TableStage::settle() {
  waitUntil([this] { return settled(); });
}

FileWorkspace::FileWorkspace(const std::string& path)
    : reader_(opened(path, true, 32 * 1024)),
      desk_(std::make_unique<cache::SqlCacheReader>(opened(path, true, 32 * 1024))) {
  scenes::live(*this);
  if (const auto counted = reader_.counts()) state.cached = *counted;
}

}  // namespace rebate::bench
