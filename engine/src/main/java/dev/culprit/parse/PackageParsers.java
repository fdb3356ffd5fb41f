package dev.culprit.parse;

import java.util.List;

/** The parsers of package managers: what changed, what is installed, and what owns a file. */
final class PackageParsers {

  static final List<Parser> ALL =
      List.of(
          new DpkgLogParser(),
          new AptHistoryParser(),
          new YumLogParser(),
          new DnfLogParser(),
          new YumHistoryParser(),
          new DpkgListParser(),
          new DpkgStatusParser(),
          new FileOwnerParser(),
          new RpmListParser());

  private PackageParsers() {}
}
