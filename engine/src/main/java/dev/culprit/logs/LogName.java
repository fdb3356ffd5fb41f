package dev.culprit.logs;

import dev.culprit.source.Reading;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a log's path tells: whose it is, which log a rotated part belongs to, and how old the part
 * is.
 *
 * @param stem the path without rotation and packing
 * @param age 0 for the current part, more for older ones
 * @param program whose log it is, or "" where many write to it
 * @param isAccess whether it is a web server's access log
 */
record LogName(String stem, int age, String program, boolean isAccess) {

  private static final Pattern PACKED = Pattern.compile("\\.(?:gz|xz|bz2|zst|Z)$");
  private static final Pattern NUMBERED = Pattern.compile("\\.(\\d{1,3})$");
  private static final Pattern DATED =
      Pattern.compile("[-.](20\\d{2})-?(\\d{2})-?(\\d{2})(?:[-T]?\\d{2,6})?(?=\\.|$)");
  private static final Pattern VERSION =
      Pattern.compile("^(php|postgresql|mysql|redis)-?[0-9.]+(?=$|-)");
  private static final Set<String> PLAIN =
      Set.of(
          "-",
          "error",
          "errors",
          "access",
          "input",
          "paste",
          "pasted",
          "console",
          "terminal",
          "screen",
          "text",
          "ticket",
          "report",
          "notes",
          "mail",
          "messages",
          "syslog",
          "daemon",
          "output",
          "stdout",
          "stderr",
          "out",
          "err",
          "current",
          "user",
          "debug",
          "warn",
          "system",
          "log",
          "main",
          "info",
          "service",
          "app",
          "application",
          "server",
          "ssl_error",
          "ssl_access",
          "error_log",
          "access_log",
          "default",
          "post",
          "note",
          "issue",
          "question",
          "excerpt",
          "snippet",
          "sample",
          "dump",
          "trace");
  private static final Set<String> SHARED =
      Set.of(
          "messages",
          "syslog",
          "daemon",
          "user",
          "debug",
          "warn",
          "journal",
          "journalctl",
          "all",
          "secure",
          "auth",
          "cron",
          "maillog",
          "mail",
          "system");
  private static final Set<String> FOLDERS =
      Set.of(
          "log",
          "logs",
          "var",
          "app",
          "apps",
          "",
          "current",
          "snapshot",
          "tmp",
          "journal",
          "sos_commands");

  static LogName of(Reading reading) {
    String path = reading.file().isEmpty() ? reading.path() : reading.file();
    return reading.command().isEmpty() ? ofPath(path) : ofCommand(reading);
  }

  private static LogName ofCommand(Reading reading) {
    String program = reading.tool().equals("dmesg") ? "kernel" : "";
    return new LogName(reading.path(), 0, program, false);
  }

  static LogName ofPath(String path) {
    String stem = PACKED.matcher(path).replaceFirst("");
    int age = 0;
    Matcher number = NUMBERED.matcher(stem);
    if (number.find()) {
      age = Integer.parseInt(number.group(1));
      stem = stem.substring(0, number.start());
    }
    Matcher date = DATED.matcher(stem);
    if (date.find()) {
      age =
          Math.max(1, 30_000_000 - Integer.parseInt(date.group(1) + date.group(2) + date.group(3)));
      stem = stem.substring(0, date.start()) + stem.substring(date.end());
    }
    String file = stem.substring(stem.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    boolean access = file.contains("access") || file.startsWith("localhost_access");
    return new LogName(stem, age, program(stem, file), access && !file.contains("error"));
  }

  private static String program(String path, String file) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (file.startsWith("dmesg") || file.startsWith("kern") || file.startsWith("boot.msg")) {
      return "kernel";
    }
    String name =
        file.replaceFirst(
            "(?:[.-](?:err|error|errors|out|stdout|stderr|access|slow|log))*(?:\\.(?:log|txt|json))*$",
            "");
    name = name.replaceFirst("[.-](?:err|error|errors|out|stdout|stderr|access|slow)$", "");
    if (SHARED.contains(name) || name.startsWith("journalctl")) {
      return "";
    }
    if (name.isEmpty() || PLAIN.contains(name) || PLAIN.contains(file)) {
      name = folder(lower);
    }
    return known(name);
  }

  /** The nearest folder that is named after a program. */
  private static String folder(String path) {
    String[] parts = path.split("/", -1);
    for (int i = parts.length - 2; i >= 0; i--) {
      if (!FOLDERS.contains(parts[i])) {
        return parts[i].matches("\\d+") ? "" : parts[i];
      }
    }
    return "";
  }

  /** The name that people use, where the log's is another. */
  private static String known(String name) {
    if (name.startsWith("php") && name.contains("fpm")) {
      return "php-fpm";
    }
    if (name.equals("httpd") || name.startsWith("apache")) {
      return "apache2";
    }
    if (name.startsWith("catalina") || name.startsWith("tomcat")) {
      return "tomcat";
    }
    Matcher version = VERSION.matcher(name);
    return version.find() ? version.group(1) : name;
  }
}
