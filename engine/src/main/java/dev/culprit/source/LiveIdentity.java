package dev.culprit.source;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Which host it is, and what its clock says. */
final class LiveIdentity {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss zzz yyyy", Locale.ENGLISH);

  private static final String ZONES = "zoneinfo/";

  private final LiveRoot root;

  LiveIdentity(LiveRoot root) {
    this.root = root;
  }

  /** A point in time as {@code date} prints it in the C locale. */
  String date(Instant now) {
    return DATE.format(ZonedDateTime.ofInstant(now, zone())) + "\n";
  }

  private ZoneId zone() {
    String link = LiveRoot.link(root.path().resolve("etc/localtime"));
    int at = link.indexOf(ZONES);
    if (root.own() || at < 0) {
      return ZoneId.systemDefault();
    }
    try {
      return ZoneId.of(link.substring(at + ZONES.length()));
    } catch (DateTimeException noZone) {
      return ZoneId.systemDefault();
    }
  }

  /** The host's name, or "" if nothing tells it. */
  String hostname() {
    String configured = root.isFile("/etc/hostname") ? LiveFile.word(etcHostname()) : "";
    String running = LiveFile.word(root.proc("sys/kernel/hostname"));
    boolean another = !root.own() && !configured.isEmpty();
    return ProcSections.harmless(another || running.isEmpty() ? configured : running);
  }

  private Path etcHostname() {
    return root.path().resolve("etc/hostname");
  }

  /** Hands over what names the host. */
  void read(LiveOut out) {
    String hostname = hostname();
    if (!hostname.isEmpty()) {
      // as a file of the kernel's, whose place says what it is; only a mounted disk has none
      out.file("/proc/sys/kernel/hostname", 0, Content.of(hostname + "\n"));
    }
    String release = LiveFile.word(root.proc("sys/kernel/osrelease"));
    if (!release.isEmpty()) {
      out.command("uname -a", 0, uname(hostname, release));
    }
  }

  private String uname(String hostname, String release) {
    String machine = System.getProperty("os.arch", "").equals("amd64") ? "x86_64" : "aarch64";
    String version = LiveFile.word(root.proc("sys/kernel/version"));
    return ProcSections.harmless(
            String.join(" ", "Linux", hostname, release, version, machine, "GNU/Linux"))
        + "\n";
  }
}
