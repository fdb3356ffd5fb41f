package dev.culprit.parse;

import java.util.List;

/** The parsers of what was changed: packages, who owns a file, and versions of a site's code. */
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
          new RpmListParser(),
          new RpmInfoParser(),
          new ReflogParser(),
          new LddParser(),
          new NeedrestartParser());

  private PackageParsers() {}
}
