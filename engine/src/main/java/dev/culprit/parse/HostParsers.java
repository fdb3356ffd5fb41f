package dev.culprit.parse;

import java.util.List;

/** The parsers of what tells about the host as a whole: space, memory, load, clock and name. */
final class HostParsers {

  static final List<Parser> ALL =
      List.of(
          new DfParser(),
          new MeminfoParser(),
          new FreeParser(),
          new UptimeParser(),
          new LastParser(),
          new LoadavgParser(),
          new VmstatSumsParser(),
          new VmstatDisksParser(),
          new VmstatParser(),
          new CoreCountParser(),
          new ProcVmstatParser(),
          new DateParser(),
          new UnameParser(),
          new HostnameParser(),
          new OsReleaseParser(),
          new ModulesParser(),
          new PasswdParser(),
          new MountParser(),
          new FstabParser(),
          new ToldParser());

  private HostParsers() {}
}
