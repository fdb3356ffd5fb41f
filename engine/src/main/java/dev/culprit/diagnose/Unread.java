package dev.culprit.diagnose;

import dev.culprit.source.Reading;
import java.util.List;
import java.util.regex.Pattern;

/** Says why a reading goes to no parser, as far as its place tells. */
final class Unread {

  /** Printed by a command whose layout nobody knows; signatures still saw every line. */
  static final String SCANNED = "its layout is not known; it was searched for known messages only";

  /** Collected outputs of one word. */
  private static final Pattern WORD =
      Pattern.compile(
          "(?:.*/)?(?:hostid|runlevel|readlink_\\S*|which_\\S*|arch|logname|tty)(?:\\.txt)?");

  /** Places, each with what they hold; the first that matches counts. */
  private static final String PLACES =
      """
      /etc/(?:init\\.d|rc[\\dS]\\.d|cron\\.(?:hourly|daily|weekly|monthly|yearly)|network/if-[a-z-]+)/ \
      a script; what it starts is seen among the processes and in the logs
      /etc/(?:pam\\.d|security|sudoers|login\\.defs) \
      who may log in; what it refuses stands in the logs
      /etc/(?:iproute2|protocols|services|mime\\.types|nginx/(?:mime\\.types|koi-|win-|\\w+_params)) \
      names for numbers, as they are shipped
      /etc/(?:java|debconf|sos|ufw/applications|ssh/ssh_config|.*README) \
      settings of a tool that serves nobody
      /etc/default/ \
      arguments of start scripts; the process table shows them as they are in force
      /etc/ \
      a configuration that no finding reads
      /proc/irq/ \
      which processor serves which interrupt; /proc/interrupts counts them
      /proc/(?:\\d+/net|\\w+)/ \
      a table of the kernel that no finding reads
      /sys/module/ \
      a parameter of a kernel module; no finding reads it
      /sys/(?:devices|firmware|class|bus)/ \
      a property of a device; no finding reads it
      /(?:usr|lib|lib64|bin|sbin|boot)/ \
      a program or what was shipped with it
      """;

  private record Place(Pattern path, String reason) {}

  private static final List<Place> KNOWN = PLACES.lines().map(Unread::place).toList();

  private Unread() {}

  private static Place place(String line) {
    int blank = line.indexOf(' ');
    return new Place(Pattern.compile(line.substring(0, blank)), line.substring(blank).strip());
  }

  /** The reason for a command's output in which the scanner found no known message. */
  static String ofOutput(String path) {
    return WORD.matcher(path).matches() ? "one word that no finding reads" : SCANNED;
  }

  /** The reason, in the words of an operator. */
  static String why(Reading reading) {
    return KNOWN.stream()
        .filter(place -> place.path().matcher(reading.file()).lookingAt())
        .map(Place::reason)
        .findFirst()
        .orElse("a file that no finding reads");
  }
}
