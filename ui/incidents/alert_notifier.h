// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <map>
#include <set>
#include <string>

#include "ports/alert_desk.h"
#include "ui/incidents/alert_calls.h"
#include "ui/page.h"

namespace rebate {

class Ringer;
class Tray;

/// The worst of all that is known, and never ok where something is not: for the tray.
struct Overall {
  Status status = Status::unknown;
  QString words;
  bool operator==(const Overall&) const = default;
};

/// Calls somebody: by sound, by the desktop's own message while another window is in front, by a line in this one. Once
/// for each alert, again when its acknowledgement is over. In quiet hours for what is critical only.
class AlertNotifier : public QObject, private AlertListener {
  Q_OBJECT
 public:
  static constexpr Millis kBeforeEnd = 5 * 60'000;  ///< notice of what is about to end

  /// `watched`: the window is in front.
  AlertNotifier(const Context& context, Tray& tray, std::function<bool()> watched, QObject* parent);
  ~AlertNotifier() override;

  void setRinger(Ringer* ringer) { ringer_ = ringer; }  ///< null: nothing rings
  void refresh();                                       ///< facts of the regions changed, or time passed
  static Overall overall(const AlertFacts& alerts, const WorkspaceFacts& facts, Millis wall);

 Q_SIGNALS:
  void said(const QString& text, ToastKind kind);

 private:
  void alertFactsChanged() override;
  void call();
  void noticeEnds();
  void tell(const QString& text, bool urgent, ToastKind kind);
  AlertCalls calls() const;
  bool isQuiet() const;

  Context context_;
  Tray& tray_;
  std::function<bool()> watched_;
  Ringer* ringer_ = nullptr;
  std::set<std::string> known_;     ///< fingerprints that fire and have called
  std::map<QString, Millis> ends_;  ///< what was told to end, and when
  Subscription listening_;
};

}  // namespace rebate
