// SPDX-License-Identifier: GPL-3.0-or-later
// The rebates' table over ten million rows beside a thousand in memory; sorting and filtering beside a sorting proxy.
#include <QCoreApplication>
#include <QProcess>
#include <QScrollBar>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <algorithm>
#include <random>

#include "console/stage.h"

namespace rebate::bench {
namespace {

constexpr int kJumps = 200;
constexpr int kRow = 30;

double p99(std::vector<double> figures) {
  std::sort(figures.begin(), figures.end());
  return figures[figures.size() * 99 / 100];
}

/// All rows in memory, in the same table class and with the same delegates.
class MemoryTable : public RebateTableModel {
 public:
  explicit MemoryTable(std::vector<Rebate> rows) { resetTo(std::move(rows)); }
};

/// Milliseconds from moving the scroll bar to the painted rows.
double jumps(const std::function<void(double)>& jump) {
  static std::mt19937 dice(4);
  std::vector<double> times;
  for (int i = 0; i < kJumps; ++i) {
    const double share = std::uniform_real_distribution(0.88, 0.92)(dice);
    const Stopwatch watch;
    jump(share);
    times.push_back(watch.seconds() * 1e3);
    for (int events = 0; events < 3; ++events) QCoreApplication::processEvents();
  }
  return p99(std::move(times));
}

double heldBy(const std::string& path) {
  QProcess child;
  child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
  child.start(QCoreApplication::applicationFilePath(),
              {QStringLiteral("--child"), QStringLiteral("held"), QString::fromStdString(path)});
  if (!child.waitForFinished(300'000) || child.exitCode() != 0) giveUp("the table's process failed");
  return child.readAllStandardOutput().trimmed().toDouble();
}

/// What the reference sorts: the same cells, in memory.
class CellsInMemory : public QAbstractTableModel {
 public:
  struct Cells {
    QString id, line, user, item;
    qlonglong amount, createdAt;
    int state;
  };
  explicit CellsInMemory(std::vector<Cells> rows) : rows_(std::move(rows)) {}
  int rowCount(const QModelIndex& parent = {}) const override {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
  }
  int columnCount(const QModelIndex& = {}) const override { return 6; }
  QVariant data(const QModelIndex& index, int role) const override {
    if (role != Qt::DisplayRole) return {};
    const auto& row = rows_[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
      case 0:
        return row.line;
      case 1:
        return row.user;
      case 2:
        return row.item;
      case 3:
        return row.amount;
      case 4:
        return row.createdAt;
      default:
        return row.state;
    }
  }

 private:
  std::vector<Cells> rows_;
};

std::vector<CellsInMemory::Cells> cellsOf(const std::string& path) {
  auto database = opened(path, true);
  auto read = database.prepare("SELECT id, line, user_id, item, amount, created_at, state FROM rebates");
  if (!read) giveUp(read.error().detail);
  std::vector<CellsInMemory::Cells> cells;
  while (true) {
    const auto row = read->step();
    if (!row || !*row) return cells;
    const auto text = [&](int column) { return QString::fromStdString(read->text(column)); };
    cells.push_back({text(0), text(1), text(2), text(3), read->integer(4), read->integer(5),
                     static_cast<int>(rebateStateFrom(read->text(6)).value_or(RebateState::held))});
  }
}

}  // namespace

void tableRows(const Options& options) {
  const int many = options.of(10'000'000, 20'000);
  const auto path = longTable(many);
  {
    TableStage stage(path);
    stage.settle();
    auto* bar = stage.view.bar();
    const auto ours = [&] {
      return jumps([&](double share) {
        bar->setValue(static_cast<int>(share * bar->maximum()) / kRow * kRow);
        waitUntil([&] { return !stage.view.waiting(); });
        stage.view.viewport()->repaint();
      });
    };
    MemoryTable memory(sampleRows(1'000));
    RebateDress dress(stage.clock, stage.look, nullptr);
    dress.setSourceModel(&memory);
    QTableView plain;
    plain.setModel(&dress);
    dressLikeThePage(plain, stage.look);
    const auto reference = [&] {
      return jumps([&](double share) {
        auto* scroll = plain.verticalScrollBar();
        scroll->setValue(static_cast<int>(share * scroll->maximum()) / kRow * kRow);
        plain.viewport()->repaint();
      });
    };
    print(compare({"table: jump and paint at 90 % of 10 M rows, p99", "1 000 rows in memory, QTableView", "ms", 0, 1.3},
                  options, ours, reference));
  }
  const auto small = longTable(options.of(10'000, 2'000));
  Line line{{"table: held for 10 M rows beyond 10 k", "the allowance of 8 MB", "MB", 0, 1}, {}, {}};
  for (int pair = 0; pair < options.of(std::min(3, options.pairs), 1); ++pair) {
    line.ours.push_back(std::max(0.0, heldBy(path) - heldBy(small)));
    line.reference.push_back(8);
  }
  print(line);
}

void sortRow(const Options& options) {
  const auto files = twins(options.of(1'000'000, 2'000));
  TableStage stage(files.encrypted);
  CellsInMemory cells(cellsOf(files.encrypted));
  QSortFilterProxyModel proxy;
  proxy.setSourceModel(&cells);
  const auto firstPage = [](const QAbstractItemModel& model) {
    for (int row = 0; row < std::min(30, model.rowCount()); ++row)
      for (int column = 0; column < model.columnCount(); ++column) (void)model.index(row, column).data();
  };
  bool turned = false;
  const auto ask = [&](const RebateQuery& query) {
    const Stopwatch watch;
    stage.model.setQuery(query);
    waitUntil([&] { return stage.model.rowCount() > 0; });
    firstPage(stage.dress);
    return watch.seconds() * 1e3;
  };
  const auto oursSort = [&] {
    turned = !turned;
    return ask({std::nullopt, "", turned ? RebateOrder::amount : RebateOrder::newest});
  };
  const auto theirsSort = [&] {
    const Stopwatch watch;
    proxy.sort(turned ? 3 : 4, Qt::DescendingOrder);
    firstPage(proxy);
    return watch.seconds() * 1e3;
  };
  print(compare({"sort to first page, 1 M rows", "QSortFilterProxyModel in memory", "ms", 0, 0.01}, options, oursSort,
                theirsSort));
  proxy.sort(-1);
  const auto oursFilter = [&] {
    turned = !turned;
    return ask({turned ? RebateState::held : RebateState::voided, "", RebateOrder::newest});
  };
  const auto theirsFilter = [&] {
    const Stopwatch watch;
    proxy.setFilterKeyColumn(5);
    proxy.setFilterFixedString(QString::number(static_cast<int>(turned ? RebateState::held : RebateState::voided)));
    firstPage(proxy);
    return watch.seconds() * 1e3;
  };
  print(compare({"filter to first page, 1 M rows", "QSortFilterProxyModel in memory", "ms", 0, 0.01}, options,
                oursFilter, theirsFilter));
}

}  // namespace rebate::bench
