// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace rebate::console {

/// What the command line asks for.
struct Options {
  QString dataFolder;       ///< cache, outbox and wrapped keys of one profile
  QString profile;          ///< its name in the keychain and the settings
  QStringList regions;      ///< addresses given now; kept in the settings for the next start
  QString authorities;      ///< PEM file of who else vouches for regions; kept in the settings for the next start
  bool allowPlain = false;  ///< regions of other machines without encryption
  QString operatorName;     ///< signs in at once with the password from standard input
  bool passwordFromStdin = false;
  QString tourFolder;        ///< walk every page, leave screenshots there, end
  QString screenshotFolder;  ///< leave a picture of every page there, end
  int settle = 0;            ///< s; how long to watch before the pictures
  QString language;          ///< "en", "zh_CN"; empty: as set, else the system's
  QString handover;          ///< a handover file to show instead of everything else
  QString theme;             ///< "light", "dark", "system"; empty: as set
};

/// Reads them; prints help or what is wrong and ends the program when it must.
Options readOptions(const QStringList& arguments);

}  // namespace rebate::console
