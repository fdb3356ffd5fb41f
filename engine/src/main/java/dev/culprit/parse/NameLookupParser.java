package dev.culprit.parse;

import dev.culprit.fact.NameLookup;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * dig, host, nslookup (BIND's and busybox') and {@code resolvectl query}, one question after
 * another.
 */
final class NameLookupParser extends LineParser {

  private static final Pattern SILENT =
      Pattern.compile(
          "^;; (?:communications error to|connection timed out.*|UDP setup with|network error to)"
              + "(?: ([0-9a-fA-F.:%\\w]+)#\\d+.*)?.*$");

  private static final Pattern STATUS = Pattern.compile("status: ([A-Z]+)");
  private static final Pattern TIME = Pattern.compile("^;; Query time: (\\d{1,9}) (msec|usec)");

  /** What the shell's {@code time} says below an answer. */
  private static final Pattern REAL = Pattern.compile("^real\\s+(\\d{1,4})m([\\d.,]{1,8})s$");

  private static final Pattern SERVER = Pattern.compile("^;; SERVER: ([^#\\s]+)#\\d+");
  private static final Pattern NOT_FOUND =
      Pattern.compile("^Host (\\S+) not found: \\d+\\(([A-Z]+)\\)$");
  private static final Pattern CANNOT_FIND =
      Pattern.compile("^\\*\\* server can't find (\\S+?):? ?:? ([A-Z]+)$");
  private static final Pattern HAS_ADDRESS =
      Pattern.compile(
          "^(\\S+) (?:has (?:IPv6 )?address|mail is handled by|is an alias for) \\S+.*$");
  private static final Pattern ACQUIRED =
      Pattern.compile(
          "^-- Information acquired via protocol \\S+ in (?:(\\d{1,4})min ?)?(?:([\\d.]{1,12})(us|ms|s))?\\.?$");
  private static final Pattern ON_LINK = Pattern.compile("^(\\S+): \\S+ +-- link: \\S+$");
  private static final Pattern CALL_FAILED = Pattern.compile("^(\\S+): resolve call failed: (.*)$");

  NameLookupParser() {
    super("name-lookup");
  }

  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "dig", "host", "nslookup")
        || (Asked.tool(reading, "resolvectl", "systemd-resolve")
            && Asked.arguments(reading.command()).startsWith("query"));
  }

  @Override
  public int recognise(List<String> head) {
    for (int i = 0; i < head.size(); i++) {
      String line = head.get(i).strip();
      if (line.startsWith("; <<>> DiG ")
          || line.startsWith(";; communications error to ")
          || line.startsWith(";; connection timed out; no servers could be reached")
          || NOT_FOUND.matcher(line).matches()
          || CANNOT_FIND.matcher(line).matches()
          || CALL_FAILED.matcher(line).matches()
          || ACQUIRED.matcher(line).matches()) {
        return 95;
      }
      boolean answer =
          line.startsWith("Server:")
              && i + 1 < head.size()
              && head.get(i + 1).startsWith("Address");
      if (answer) {
        return 90;
      }
    }
    return !head.isEmpty() && HAS_ADDRESS.matcher(head.get(0).strip()).matches() ? 70 : 0;
  }

  @Override
  Rows begin(Sink out) {
    return new Questions(out);
  }

  /** The name that a command asks for, and the server that it asks where it names one. */
  private record Asking(String name, String server) {

    /** What a command line asks; nothing where it is none of these tools. */
    static Asking of(String command) {
      return switch (Asked.tool(command)) {
        case "dig" -> inWords(Asked.arguments(command));
        case "host", "nslookup" -> inOrder(Asked.arguments(command));
        case "resolvectl", "systemd-resolve" ->
            inOrder(Asked.arguments(command).replaceFirst("^query ", ""));
        default -> new Asking("", "");
      };
    }

    /** As dig takes them: the server behind an {@code @}, all in any order. */
    static Asking inWords(String arguments) {
      String name = "";
      String server = "";
      for (String word : Text.words(arguments)) {
        if (word.startsWith("@")) {
          server = word.substring(1);
        } else if (isName(word)) {
          name = word;
        }
      }
      return new Asking(name, server);
    }

    /** As the others take them: the name, which may have no dot, then the server. */
    private static Asking inOrder(String arguments) {
      List<String> words = Text.words(arguments);
      List<String> names = new ArrayList<>();
      for (int i = 0; i < words.size() && !words.get(i).matches("[|&;<>].*|2>.*"); i++) {
        if (words.get(i).matches("-[tWRcNpi]")) {
          i++;
        } else if (!words.get(i).startsWith("-")) {
          names.add(words.get(i));
        }
      }
      return new Asking(names.isEmpty() ? "" : names.get(0), names.size() < 2 ? "" : names.get(1));
    }

    private static boolean isName(String word) {
      return !word.startsWith("+") && !word.startsWith("-") && word.indexOf('.') > 0;
    }
  }

  private static final class Questions implements Rows {

    private final Sink out;

    /** What was asked, for output that does not repeat it: an answer of one line, or none. */
    private final Asking asked;

    private String name = "";
    private String server = "";
    private String status = "";
    private double seconds = Double.NaN;
    private int timeouts;
    private boolean header;
    private Origin origin;

    Questions(Sink out) {
      this.out = out;
      this.asked = Asking.of(out.asked());
    }

    @Override
    public boolean row(String line, int number) {
      String text = line.strip();
      if (text.startsWith("; <<>> DiG ")) {
        question(text);
        return true;
      } else if (text.startsWith("Server:")) {
        end();
        server = text.substring(text.indexOf(':') + 1).strip();
        return true;
      }
      if (text.equals("Using domain server:")) {
        end();
        header = true;
        return true;
      } else if (header && (text.startsWith("Name:") || text.startsWith("Address"))) {
        server = text.startsWith("Name:") ? text.substring(5).strip() : server;
        return true;
      }
      Matcher real = REAL.matcher(text);
      if (real.matches() && !status.isEmpty()) {
        // what the command took beyond the last answer went by in silence before it
        double took = Integer.parseInt(real.group(1)) * 60 + Text.decimal(real.group(2));
        seconds = Double.isNaN(seconds) ? took : Math.max(seconds, took);
        return true;
      }
      header &= text.equals("Aliases:");
      return silence(text, number, line) || dig(text, number, line) || other(text, number, line);
    }

    /** The header of dig; its complaints about silent servers may stand above it. */
    private void question(String text) {
      if (!status.isEmpty()) {
        end();
      }
      Asking told = Asking.inWords(text.substring(text.lastIndexOf("<<>>") + 4));
      server = told.server().isEmpty() ? server : told.server();
      name = told.name().isEmpty() ? name : told.name();
    }

    private boolean silence(String text, int number, String line) {
      if (text.contains("no servers could be reached")) {
        if (timeouts == 0) {
          timeouts = 1;
        }
        told("no-answer", number, line);
        return true;
      }
      Matcher silent = SILENT.matcher(text);
      if (silent.matches()) {
        timeouts++;
        server = silent.group(1) == null ? server : silent.group(1);
        origin = origin == null ? out.at(number, line) : origin;
        return true;
      }
      return false;
    }

    private boolean dig(String text, int number, String line) {
      Matcher time = TIME.matcher(text);
      Matcher by = SERVER.matcher(text);
      Matcher header = STATUS.matcher(text);
      if (text.startsWith(";; ->>HEADER<<-") && header.find()) {
        told(header.group(1), number, line);
      } else if (time.find()) {
        seconds = Double.parseDouble(time.group(1)) / (time.group(2).equals("msec") ? 1e3 : 1e6);
        origin = seconds >= 1 || origin == null ? out.at(number, line) : origin;
      } else if (by.find()) {
        server = timeouts > 0 && !server.isEmpty() ? server : by.group(1);
      } else {
        return text.startsWith(";");
      }
      return true;
    }

    /** Seconds of {@code 1min 30.1s}, {@code 5.01s}, {@code 812us}: systemd's FORMAT_TIMESPAN. */
    private static double taken(Matcher acquired) {
      double minutes = acquired.group(1) == null ? 0 : Integer.parseInt(acquired.group(1));
      if (acquired.group(2) == null) {
        return minutes * 60;
      }
      double parts =
          switch (acquired.group(3)) {
            case "us" -> 1e6;
            case "ms" -> 1e3;
            default -> 1;
          };
      return minutes * 60 + Double.parseDouble(acquired.group(2)) / parts;
    }

    private boolean other(String text, int number, String line) {
      Matcher notFound = NOT_FOUND.matcher(text);
      Matcher cannot = CANNOT_FIND.matcher(text);
      Matcher failed = CALL_FAILED.matcher(text);
      Matcher acquired = ACQUIRED.matcher(text);
      Matcher address = HAS_ADDRESS.matcher(text);
      if (notFound.matches() || cannot.matches()) {
        Matcher found = notFound.matches() ? notFound : cannot;
        name = found.group(1);
        told(found.group(2), number, line);
      } else if (failed.matches()) {
        name = failed.group(1);
        boolean none =
            failed.group(2).contains("not found") || failed.group(2).contains("NXDOMAIN");
        told(none ? "NXDOMAIN" : "no-answer", number, line);
      } else if (acquired.matches()) {
        seconds = taken(acquired);
        told("NOERROR", number, line);
      } else if (ON_LINK.matcher(text).matches()) {
        name = text.substring(0, text.indexOf(':'));
      } else if (text.startsWith("nslookup: can't resolve ")) {
        told("no-answer", number, line);
      } else if (address.matches() || text.startsWith("Name:")) {
        name = address.matches() ? address.group(1) : text.substring(5).strip();
        told("NOERROR", number, line);
      } else {
        return text.startsWith("Address")
            || text.equals("Aliases:")
            || isShort(text, number, line)
            || text.startsWith("Non-authoritative")
            || text.startsWith("--")
            || (!status.isEmpty() && text.indexOf(' ') > 0)
            || text.contains("\tIN\t")
            || text.contains(" IN ");
      }
      return true;
    }

    /** An answer of {@code dig +short}: an address alone. */
    private boolean isShort(String text, int number, String line) {
      boolean alone = out.asked().contains("+short") && !text.isEmpty() && text.indexOf(' ') < 0;
      if (alone) {
        told("NOERROR", number, line);
      }
      return alone;
    }

    private void told(String what, int number, String line) {
      boolean worse = status.isEmpty() || status.equals("NXDOMAIN");
      status = worse ? what : status;
      origin = origin == null || !what.equals("NOERROR") ? out.at(number, line) : origin;
    }

    @Override
    public void end() {
      if (!status.isEmpty() && origin != null) {
        String of = name.isEmpty() ? asked.name() : name;
        String by = server.isEmpty() ? asked.server() : server;
        out.observe(new NameLookup(of, by, status, seconds, timeouts, origin));
      }
      name = "";
      server = "";
      status = "";
      seconds = Double.NaN;
      timeouts = 0;
      origin = null;
    }
  }
}
