package dev.culprit.parse;

import dev.culprit.fact.KernelSetting;
import dev.culprit.fact.Measure;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code getenforce}, {@code sestatus} and {@code aa-status}: whether SELinux or AppArmor is in
 * force, as {@code selinux.mode}, and how many profiles AppArmor enforces.
 */
final class SecurityModeParser extends LineParser {

  private static final Pattern MODE =
      Pattern.compile("(?:Current mode: +)?(?i:(enforcing|permissive|disabled))");
  private static final Pattern STATUS =
      Pattern.compile(
          "(SELinux status|Current mode|Mode from config file|Policy[\\w ]{1,40}|SELinux[\\w ]{1,40}|Loaded policy name|Max kernel policy version|Memory protection checking): +(\\S.*)");
  private static final Pattern PROFILES =
      Pattern.compile(
          "(\\d{1,6}) (profiles|processes) (?:are|have) (?:in|loaded|profiles defined|unconfined)( (?:enforce|complain|prompt|kill|unconfined|mixed) mode| but have a profile defined)?\\.?");

  SecurityModeParser() {
    super("security-mode");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "getenforce", "sestatus", "aa-status", "apparmor_status");
  }

  @Override
  public int recognise(List<String> head) {
    String first = head.isEmpty() ? "" : head.get(0).strip();
    if (head.stream()
        .anyMatch(line -> line.matches("SELinux status: +\\w+|apparmor module is loaded\\."))) {
      return 98;
    }
    return first.matches("Enforcing|Permissive") && head.size() == 1 ? 85 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return (line, number) -> {
      String text = line.strip();
      Matcher mode = MODE.matcher(text);
      Matcher profiles = PROFILES.matcher(text);
      if (mode.matches()) {
        mode(mode.group(1), number, line, out);
        return true;
      } else if (text.matches("SELinux status: +disabled")) {
        mode("disabled", number, line, out);
        return true;
      } else if (profiles.matches()) {
        String kind =
            profiles.group(3) == null
                ? "loaded"
                : profiles
                    .group(3)
                    .strip()
                    .replaceFirst("^but .*", "unconfined")
                    .replace(" mode", "");
        String name = "apparmor." + profiles.group(2) + "." + kind;
        double count = Text.integer(profiles.group(1));
        out.observe(new Measure(name, count, out.sample(), out.at(number, line)));
        return true;
      }
      // profiles and processes are listed below their counts
      return STATUS.matcher(text).matches()
          || text.startsWith("apparmor ")
          || line.startsWith("   ");
    };
  }

  private static void mode(String word, int number, String line, Sink out) {
    String value = word.toLowerCase(Locale.ROOT);
    out.observe(new KernelSetting("selinux.mode", value, out.at(number, line)));
  }
}
