package dev.culprit.parse;

import dev.culprit.fact.ConfiguredLimit;
import dev.culprit.fact.ProcessLimit;
import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;

/** php-fpm.conf and its pools. */
final class PhpFpmConfParser extends IniParser {

  PhpFpmConfParser() {
    super("php-fpm-conf", "php-fpm");
  }

  @Override
  public boolean claims(Reading reading) {
    String file = reading.file();
    boolean folder = file.contains("/fpm/") || file.contains("/php-fpm");
    return folder && file.endsWith(".conf");
  }

  @Override
  int recogniseLine(String line) {
    return line.startsWith("pm.max_children") || line.startsWith("rlimit_files")
        ? 95
        : line.startsWith("pm ") ? 60 : 0;
  }

  @Override
  boolean keeps(String section, String name) {
    return name.startsWith("pm")
        || name.startsWith("rlimit_")
        || name.startsWith("listen")
        || name.startsWith("request_")
        || name.startsWith("php_")
        || name.startsWith("process")
        || name.startsWith("emergency_")
        || name.equals("user")
        || name.equals("error_log")
        || name.equals("slowlog");
  }

  @Override
  void also(ServiceSetting setting, Sink out) {
    if (setting.name().equals("rlimit_files") && setting.number() > 0) {
      out.observe(
          new ConfiguredLimit(
              "php-fpm",
              ProcessLimit.OPEN_FILES,
              setting.number(),
              "service-config",
              setting.origin()));
    }
  }
}
