package dev.culprit.redact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;

/** Finds hosts, domains, mail addresses and users where the text around says that they are. */
final class NameFinder implements Finder {

  /** What looks like a host and is none. */
  private static final Set<String> NO_HOSTS =
      Set.of(
          "rc.local", "docker.io", "java.io", "socket.io", "k8s.io", "kubernetes.io", "init.local");

  private static final Set<String> KEPT_LABELS = Set.of("www", "in-addr", "ip6", "localhost");

  private final Pseudonyms pseudonyms;
  private final Names names;

  NameFinder(Pseudonyms pseudonyms, Names names) {
    this.pseudonyms = pseudonyms;
    this.names = names;
  }

  @Override
  public void find(String text, Claims claims) {
    NamePlaces.SURE.each(
        text,
        (pattern, m) -> {
          if (NamePlaces.isMail(pattern)) {
            mail(m.group(1), m.group(2), m.start(1), claims);
          } else {
            host(m.group(1), m.start(1), claims);
          }
        });
    FullNames.each(text, (start, end) -> host(text.substring(start, end), start, claims));
    Matcher stamped = NamePlaces.STAMPED.matcher(text);
    while (stamped.find()) {
      host(stamped.group(1), stamped.start(1), claims);
    }
    NamePlaces.SAID.each(
        text,
        (pattern, m) -> {
          if (NamePlaces.isHost(pattern)) {
            host(m.group(1), m.start(1), claims);
          } else {
            user(m.group(1), m.start(1), claims);
          }
        });
  }

  private void user(String found, int start, Claims claims) {
    String other = names.user(found);
    if (!other.equals(found)) {
      claims.add(start, start + found.length(), other);
    }
  }

  private void mail(String local, String domain, int start, Claims claims) {
    if (!FullNames.isEnding(domain.substring(domain.lastIndexOf('.') + 1))) {
      return;
    }
    String other = names.user(local) + "@" + domain(domain);
    claims.add(start, start + local.length() + 1 + domain.length(), other);
  }

  private void host(String found, int start, Claims claims) {
    String name = found.endsWith(".") ? found.substring(0, found.length() - 1) : found;
    String small = name.toLowerCase(Locale.ROOT);
    boolean address =
        small.chars().allMatch(c -> c == '.' || Character.isDigit(c)) || small.equals("localhost");
    if (address || NO_HOSTS.contains(small) || !claims.isFree(start, start + name.length())) {
      return;
    }
    String other = name.contains(".") ? domain(name) : shortName(name);
    if (!other.equals(name)) {
      claims.add(start, start + name.length(), other);
    }
  }

  /** A name without a domain, as it stands behind a scheme or a stamp: often it names a role. */
  private String shortName(String name) {
    return names.common().has(name) ? name : names.host(name);
  }

  /** Each label has a pseudonym, so that what is in one domain stays in one. */
  private String domain(String full) {
    String[] labels = full.split("\\.", 0);
    StringBuilder other = new StringBuilder();
    for (int i = 0; i < labels.length; i++) {
      boolean ending = i == labels.length - 1 && FullNames.isEnding(labels[i]);
      other
          .append(i == 0 ? "" : ".")
          .append(ending ? labels[i] : label(labels[i], i, labels.length));
    }
    return other.toString();
  }

  private String label(String label, int place, int count) {
    if (KEPT_LABELS.contains(label.toLowerCase(Locale.ROOT))) {
      return label;
    }
    boolean machine = place == 0 && count > 2;
    return machine ? names.host(label) : pseudonyms.of(Kind.DOMAIN, label);
  }
}
