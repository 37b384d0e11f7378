// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/look_form.h"

#include <QFormLayout>
#include <QSignalBlocker>

#include "ui/style/make.h"

namespace rebate {

LookForm::LookForm(const Context& context, QWidget* parent) : Page(parent) {
  theme_ = std::make_unique<Choice<Theme>>(
      tr("Theme"), std::vector<std::pair<Theme, QString>>{
                       {Theme::system, tr("As the system")}, {Theme::dark, tr("Dark")}, {Theme::light, tr("Light")}});
  // A language is named in itself, so that who needs it can find it.
  tongue_ = std::make_unique<Choice<Tongue>>(
      tr("Language"), std::vector<std::pair<Tongue, QString>>{{Tongue::system, tr("As the system")},
                                                              {Tongue::english, QStringLiteral("English")},
                                                              {Tongue::chinese, QStringLiteral("简体中文")}});
  textSize_ =
      std::make_unique<Choice<int>>(tr("Text"), std::vector<std::pair<int, QString>>{{100, tr("usual")},
                                                                                     {115, tr("larger")},
                                                                                     {130, tr("large")},
                                                                                     {150, QStringLiteral("150 %")},
                                                                                     {200, QStringLiteral("200 %")}});
  auto* form = new QFormLayout(this);
  form->setContentsMargins(0, 0, 0, 0);
  form->setHorizontalSpacing(18);
  form->setVerticalSpacing(9);
  for (auto* box : {theme(), tongue(), textSize()}) form->addRow(make::label(box->accessibleName()), box);
  show(context.settings);
  connect(theme(), &QComboBox::currentIndexChanged, this, [this] { Q_EMIT themeWanted(theme_->value()); });
  connect(tongue(), &QComboBox::currentIndexChanged, this, [this] { Q_EMIT tongueWanted(tongue_->value()); });
  connect(textSize(), &QComboBox::currentIndexChanged, this, [this] { Q_EMIT textSizeWanted(textSize_->value()); });
}

void LookForm::show(const Settings& settings) {
  const QSignalBlocker blockers[] = {QSignalBlocker(theme()), QSignalBlocker(tongue()), QSignalBlocker(textSize())};
  theme_->choose(settings.theme(), {});
  tongue_->choose(settings.tongue(), {});
  const int percent = settings.textSize();
  textSize_->choose(percent, QStringLiteral("%1 %").arg(percent));
}

}  // namespace rebate
