package dev.culprit.parse;

import dev.culprit.source.Reading;
import java.util.Set;

/** php.ini and the files in conf.d, for limits and extensions. */
final class PhpIniParser extends IniParser {

  private static final Set<String> KEPT =
      Set.of(
          "extension",
          "zend_extension",
          "extension_dir",
          "memory_limit",
          "max_execution_time",
          "max_input_time",
          "post_max_size",
          "upload_max_filesize",
          "default_socket_timeout",
          "session.save_handler",
          "session.save_path",
          "error_log",
          "disable_functions",
          "opcache.memory_consumption",
          "mysqli.allow_persistent",
          "pgsql.allow_persistent");

  PhpIniParser() {
    super("php-ini", "php");
  }

  @Override
  public boolean claims(Reading reading) {
    return reading.file().contains("php") && reading.file().endsWith(".ini");
  }

  @Override
  int recogniseLine(String line) {
    boolean extension = line.startsWith("extension=") || line.startsWith("zend_extension=");
    return extension ? 90 : line.startsWith("memory_limit") || line.equals("[PHP]") ? 85 : 0;
  }

  @Override
  boolean keeps(String section, String name) {
    return KEPT.contains(name);
  }
}
