package dev.culprit.parse;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The states of a TCP connection, in the kernel's names whatever a tool calls them. */
final class TcpStates {

  private static final String[] KERNEL = {
    "",
    "ESTABLISHED",
    "SYN_SENT",
    "SYN_RECV",
    "FIN_WAIT1",
    "FIN_WAIT2",
    "TIME_WAIT",
    "CLOSE",
    "CLOSE_WAIT",
    "LAST_ACK",
    "LISTEN",
    "CLOSING",
    "SYN_RECV",
    "BOUND_INACTIVE"
  };

  private static final Map<String, String> NAMES = names();

  private TcpStates() {}

  /** The kernel's name, or null when it is no state. */
  static String kernelName(String name) {
    String known = NAMES.get(name);
    if (known != null || name.length() > 14 || name.endsWith("_") || name.endsWith("-")) {
      return known;
    }
    return NAMES.get(name.toUpperCase(Locale.ROOT).replace("-", "").replace("_", ""));
  }

  /** The name of the number in /proc/net/tcp, or null. */
  static String ofNumber(int number) {
    return number > 0 && number < KERNEL.length ? KERNEL[number] : null;
  }

  private static Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (String name : KERNEL) {
      if (!name.isEmpty()) {
        names.put(name, name);
        names.put(name.replace("_", ""), name);
        names.put(name.replace("_", "-"), name);
      }
    }
    names.put("ESTAB", "ESTABLISHED");
    names.put("FIN-WAIT-1", "FIN_WAIT1");
    names.put("FIN-WAIT-2", "FIN_WAIT2");
    names.put("FIN_WAIT_1", "FIN_WAIT1");
    names.put("FIN_WAIT_2", "FIN_WAIT2");
    names.put("SYN_RCDV", "SYN_RECV");
    names.put("SYN_RCVD", "SYN_RECV");
    names.put("NEW-SYN-RECV", "SYN_RECV");
    names.put("CLOSED", "CLOSE");
    names.put("TIMEWAIT", "TIME_WAIT");
    names.put("LISTENING", "LISTEN");
    translations().forEach(names::put);
    return names;
  }

  /** What net-tools print in German, Portuguese and Czech; other languages leave the names. */
  private static Map<String, String> translations() {
    return Map.ofEntries(
        Map.entry("VERBUNDEN", "ESTABLISHED"),
        Map.entry("ESTABELECIDA", "ESTABLISHED"),
        Map.entry("SYN_ENVIADO", "SYN_SENT"),
        Map.entry("SYN_RECEBIDO", "SYN_RECV"),
        Map.entry("ESPERA_FIN1", "FIN_WAIT1"),
        Map.entry("ESPERA_FIN2", "FIN_WAIT2"),
        Map.entry("FECHAR", "CLOSE"),
        Map.entry("ESPERANDO_FECHAR", "CLOSE_WAIT"),
        Map.entry("ÚLTIMO_ACK", "LAST_ACK"),
        Map.entry("OUÇA", "LISTEN"),
        Map.entry("FECHANDO", "CLOSING"),
        Map.entry("SPOJENO", "ESTABLISHED"),
        Map.entry("NASLOUCHÁ", "LISTEN"),
        Map.entry("ZAVŘEN", "CLOSE"),
        Map.entry("ZAVÍRÁ", "CLOSING"));
  }
}
