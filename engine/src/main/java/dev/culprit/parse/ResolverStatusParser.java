package dev.culprit.parse;

import dev.culprit.fact.Origin;
import dev.culprit.fact.ServiceSetting;
import dev.culprit.source.Reading;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code resolvectl status} and {@code resolvectl dns} of systemd-resolved, and what older ones
 * called {@code systemd-resolve --status}: the name servers that it asks, in the shape of those of
 * resolv.conf.
 */
final class ResolverStatusParser extends LineParser {

  private static final Pattern LINK =
      Pattern.compile("Link \\d{1,9} \\((\\S{1,40})\\)(?:: ?(.*))?");
  private static final Pattern FIELD = Pattern.compile("([A-Za-z][A-Za-z. /-]{2,30}): ?(.*)");

  /** What else than servers such a status tells of a link. */
  private static final Set<String> FIELDS =
      Set.of(
          "LLMNR setting",
          "MulticastDNS setting",
          "DNSOverTLS setting",
          "DNSSEC setting",
          "DNSSEC supported",
          "DNSSEC NTA",
          "Current Scopes",
          "DefaultRoute setting",
          "Default Route",
          "Protocols",
          "DNS Domain",
          "Current DNS Server",
          "resolv.conf mode");

  private static final Set<String> SERVERS = Set.of("DNS Servers", "Fallback DNS Servers");

  ResolverStatusParser() {
    super("resolver-status");
  }

  @Override
  public boolean claims(Reading reading) {
    String arguments = Asked.arguments(reading.command());
    return Asked.tool(reading, "resolvectl", "systemd-resolve")
        && (arguments.isEmpty()
            || arguments.matches("(?:--no-pager )?(?:-*status|dns|domain)\\b.*"));
  }

  @Override
  public int recognise(List<String> head) {
    boolean scope =
        head.stream().anyMatch(l -> l.equals("Global") || LINK.matcher(l.strip()).matches());
    boolean field =
        head.stream()
            .map(String::strip)
            .anyMatch(
                line ->
                    line.startsWith("DNSSEC NTA:")
                        || line.startsWith("LLMNR setting:")
                        || line.startsWith("Current Scopes:")
                        || line.startsWith("resolv.conf mode:")
                        || line.startsWith("Protocols: "));
    boolean list = marked(head, 1, line -> line.startsWith("Global:")) > 0;
    return scope && (field || list) ? 95 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Scopes(out);
  }

  private static final class Scopes implements Rows {

    private final Sink out;
    private String link = "Global";
    private String field = "";
    private String mode = "";
    private int servers;
    private Origin first;

    Scopes(Sink out) {
      this.out = out;
    }

    @Override
    public boolean row(String line, int number) {
      String text = line.strip();
      Matcher scope = LINK.matcher(text);
      if (text.equals("Global") || scope.matches()) {
        link = text.equals("Global") ? text : scope.group(1);
        first = first == null ? out.at(number, line) : first;
        field = "";
        return text.equals("Global")
            || scope.group(2) == null
            || servers(scope.group(2), number, line);
      }
      Matcher named = FIELD.matcher(text);
      if (text.startsWith("Global:")) {
        first = first == null ? out.at(number, line) : first;
        return servers(text.substring(7), number, line);
      } else if (named.matches()
          && (FIELDS.contains(named.group(1)) || SERVERS.contains(named.group(1)))) {
        field = named.group(1);
        mode = field.equals("resolv.conf mode") ? named.group(2).strip() : mode;
        return !SERVERS.contains(field) || servers(named.group(2), number, line);
      }
      // a further server, domain or trust anchor stands alone below the first
      return !field.isEmpty()
          && line.charAt(0) <= ' '
          && (!SERVERS.contains(field) || servers(text, number, line));
    }

    private boolean servers(String text, int number, String line) {
      for (String word : Text.words(text, 40)) {
        String server = word.split("[#%]", 2)[0];
        servers++;
        out.observe(
            new ServiceSetting("resolver", link, "nameserver", server, out.at(number, line)));
      }
      return true;
    }

    /** Where programs do not ask it, it may know no server; nobody minds. */
    @Override
    public void end() {
      boolean asked = !mode.equals("foreign") && !mode.equals("missing");
      if (first != null && servers == 0 && asked) {
        out.observe(new ServiceSetting("resolver", "resolved", "servers", "none", first));
      }
    }
  }
}
