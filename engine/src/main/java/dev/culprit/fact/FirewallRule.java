package dev.culprit.fact;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A packet-filter rule or a chain's policy.
 *
 * @param chain the chain, such as {@code INPUT}
 * @param action {@code DROP}, {@code REJECT}, {@code ACCEPT}, a chain to jump to …
 * @param policy whether it is the chain's policy and not a rule
 * @param match what it matches, as the tool prints it
 * @param packets packets that it matched, or -1
 */
public record FirewallRule(
    String table,
    String chain,
    String action,
    boolean policy,
    String match,
    long packets,
    int sample,
    Origin origin)
    implements Observation {

  /** The port in a rule as iptables -L, iptables -S and nft print it. */
  private static final Pattern PORT =
      Pattern.compile("(?:\\bdpt:|--dports? |\\bdport |\\bdports )(\\d{1,5})(?=$|[ ,}])");

  /** What narrows a rule down to some packets of a port: bans, rates, broken or half-open ones. */
  private static final Pattern NARROW =
      Pattern.compile(
          "limit|recent|match-set|@|INVALID|invalid|flags|tcp-flags|RELATED|ESTABLISHED|connbytes"
              + "|string|owner|MAC|!|meter|hashlimit|u32|length");

  private static final Pattern PRIVATE_SOURCE =
      Pattern.compile(
          "(?:^|[ ])(?:10|127|192\\.168|172\\.(?:1[6-9]|2\\d|3[01]))\\.[\\d.]+(?:/\\d+)?(?= |$)");

  private static final Pattern ADDRESS = Pattern.compile("(?:^|[ ])(?:\\d{1,3}\\.){3}\\d{1,3}");

  /** Whether it throws packets away. */
  public boolean drops() {
    String upper = action.toUpperCase(Locale.ROOT);
    return upper.equals("DROP") || upper.startsWith("REJECT");
  }

  /** Whether it is of a chain for packets that come to this host. */
  public boolean incoming() {
    String upper = chain.toUpperCase(Locale.ROOT);
    return !upper.contains("OUTPUT")
        && !upper.contains("FORWARD")
        && !upper.contains("DOCKER")
        && !upper.startsWith("F2B")
        && !upper.startsWith("FAIL2BAN");
  }

  /** Whether it is of a chain for packets that this host sends. */
  public boolean outgoing() {
    return chain.toUpperCase(Locale.ROOT).contains("OUTPUT");
  }

  /** The one destination port that it is about, or -1. */
  public int port() {
    Matcher port = PORT.matcher(match);
    return port.find() ? Integer.parseInt(port.group(1)) : -1;
  }

  /**
   * Whether it hits a service's traffic as such: no rate, no ban of single public addresses, no
   * broken packets.
   */
  public boolean isPlain() {
    if (NARROW.matcher(match.replace("0.0.0.0/0", "")).find()) {
      return false;
    }
    String named = match.replace("0.0.0.0/0", "");
    return !ADDRESS.matcher(named).find() || PRIVATE_SOURCE.matcher(named).find();
  }

  /** Whether it takes whatever the rules above it let through. */
  public boolean coversAll() {
    if (policy) {
      return true;
    }
    String rest =
        match
            .replace("0.0.0.0/0", "")
            .replace("anywhere", "")
            .replace("::/0", "")
            .replaceAll("reject-with \\S+", "")
            .replaceAll("/\\*.*?\\*/|# .*$", "");
    return rest.matches("(?:\\s|\\*|--|all|0|-|counter|packets \\d+|bytes \\d+)*");
  }
}
