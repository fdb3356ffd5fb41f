package dev.culprit.parse;

import java.util.List;

/** The parsers of kernel settings, limits and the configuration of services. */
final class SettingsParsers {

  static final List<Parser> ALL =
      List.of(
          new FileNrParser(),
          new SysctlParser(),
          new ProcSysParser(),
          new UlimitParser(),
          new PrlimitParser(),
          new LimitsConfParser(),
          new PhpFpmConfParser(),
          new PhpIniParser(),
          new UnitFileParser(),
          new NginxConfParser(),
          new ApacheConfParser(),
          new HaproxyConfParser(),
          new HaproxyStatParser(),
          new HaproxyInfoParser(),
          new IpvsadmParser(),
          new KeepalivedParser(),
          new DaemonConfParser(),
          new NameFilesParser(),
          new CrontabParser(),
          new SecurityModeParser());

  private SettingsParsers() {}
}
