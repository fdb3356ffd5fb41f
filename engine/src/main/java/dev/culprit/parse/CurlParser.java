package dev.culprit.parse;

import dev.culprit.fact.HttpProbe;
import dev.culprit.fact.Origin;
import dev.culprit.source.Reading;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code curl -v} of 7.19 to 8.16, {@code curl -I}, and the times of {@code curl -w}; a certificate
 * that it tells of is read as openssl's.
 */
final class CurlParser extends LineParser {

  private static final Pattern TRYING =
      Pattern.compile("Trying \\[?([0-9a-fA-F.:]{2,40}?)\\]?(?::(\\d{1,5}))?\\.\\.\\..{0,60}");

  private static final Pattern TARGET =
      Pattern.compile(
          "(?:Connected to|About to connect\\(\\) to|[Cc]onnect to|Failed to connect to"
              + "|Established connection to) (\\S{1,253})(?: \\(\\S{1,50}(?: port \\d{1,5})?\\))?"
              + "(?: port (\\d{1,5}))?.{0,200}");

  private static final Pattern IN_BRACKETS = Pattern.compile("\\(\\S{1,50} port (\\d{1,5})\\)");
  private static final Pattern STATUS = Pattern.compile("(?:< )?HTTP/[\\d.]{1,3} (\\d{3})(?: .*)?");
  private static final Pattern NO_NAME =
      Pattern.compile("resolve host(?: name)?:? '?([^'\\s;]+).*");

  private static final Pattern TIME =
      Pattern.compile(
          "\\b(?:time_)?(namelookup|connect|appconnect|pretransfer|starttransfer|redirect|total)"
              + "\\s*[:=]?\\s*(\\d{1,9}[.,]\\d{1,9})s?\\b");

  /** The progress meter, to which the next line may be glued. */
  private static final Pattern METER =
      Pattern.compile("^[\\d\\s.kMGT]{20,}[-\\d:\\s]+[\\d.]+[kMGT]?");

  private static final Pattern VERBOSE =
      Pattern.compile("(?:^| )(?:-[a-zA-Z]*[vwI]|--verbose|--head)");

  CurlParser() {
    super("curl");
  }

  /** What curl says of a failure when it was told to say nothing else. */
  private static final Pattern FAILED = Pattern.compile("curl: \\(\\d{1,3}\\) .{3,400}");

  /** What is asked without -v or -w is somebody else's answer. */
  @Override
  public boolean claims(Reading reading) {
    return Asked.tool(reading, "curl")
        && VERBOSE.matcher(Asked.arguments(reading.command())).find();
  }

  @Override
  public int recognise(List<String> head) {
    int talk = marked(head, 96, CurlParser::isTalk);
    boolean failed =
        marked(head, 1, line -> FAILED.matcher(line).matches()) > 0
            && head.stream().allMatch(CurlParser::isAlone);
    // below what makes sure of one line amidst a log of somebody's own
    return Math.max(
        talk, failed ? 89 : marked(head, 90, line -> line.length() < 400 && isTime(line)));
  }

  private static boolean isAlone(String line) {
    String text = withoutMeter(line).strip();
    return text.isEmpty()
        || FAILED.matcher(text).matches()
        || text.startsWith("% Total")
        || text.startsWith("Dload")
        || text.equals("More details here: https://curl.se/docs/sslcerts.html");
  }

  private static boolean isTalk(String line) {
    String text = withoutMeter(line);
    return text.startsWith("*   Trying ")
        || text.startsWith("* About to connect() to ")
        || text.startsWith("* Connected to ")
        || text.startsWith("* Could not resolve host: ")
        || text.startsWith("> User-Agent: curl/");
  }

  private static boolean isTime(String line) {
    return line.contains("namelookup") && TIME.matcher(line).find();
  }

  /** What stands behind the progress meter that curl writes into the same line. */
  private static String withoutMeter(String line) {
    return line.contains(":--") ? METER.matcher(line).replaceFirst("").stripTrailing() : line;
  }

  @Override
  Rows begin(Sink out) {
    return new Requests(out);
  }

  private static final class Requests implements Rows {

    private final Sink out;
    private final CertificateParser.Certificates certificates;
    private final Map<String, Double> times = new HashMap<>();
    private final CurlFormat format;
    private String address = "";
    private String target = "";
    private String port = "";
    private String outcome = "";
    private int status = -1;
    private boolean connected;
    private boolean coded;
    private String moved = "";
    private Origin origin;

    Requests(Sink out) {
      this.out = out;
      this.certificates = new CertificateParser.Certificates(out);
      this.format = CurlFormat.of(out.asked());
    }

    @Override
    public boolean row(String line, int number) {
      String text = withoutMeter(line);
      if (text.startsWith("* ")) {
        certificates.row(text, number);
        told(text.substring(2).strip(), number, line);
        return true;
      }
      Matcher answer = STATUS.matcher(text);
      if (answer.matches()) {
        // with -k it says what is wrong with the certificate, and goes on
        outcome = outcome.startsWith("certificate-") ? "" : outcome;
        int colon = moved.lastIndexOf(':');
        target = colon < 0 ? target : moved.substring(0, colon);
        port = colon < 0 ? port : moved.substring(colon + 1);
        moved = "";
        status = Text.integer(answer.group(1));
        keep(status < 400 && origin != null ? origin : out.at(number, line));
        return true;
      } else if (text.startsWith("curl: (")) {
        told(text, number, line);
        return origin != null;
      } else if (written(text, number) || times(line, number)) {
        return true;
      }
      if (text.regionMatches(true, 0, "location: ", 0, 10) && address.isEmpty()) {
        // with -L the next answer is another's
        moved = CurlFormat.target(text);
      }
      boolean beside = isBeside(text) || (!line.equals(text) && text.isBlank());
      // what follows the answer's head is the page; one that tells of an error is a log as well
      return beside || (status >= 0 && status < 400);
    }

    private static boolean isBeside(String text) {
      return text.startsWith("> ")
          || text.equals(">")
          || text.equals("<")
          || text.startsWith("< ")
          || text.startsWith("{ [")
          || text.startsWith("} [")
          || text.stripLeading().startsWith("% Total")
          || text.stripLeading().startsWith("Dload")
          || text.startsWith("More details here: ")
          || text.startsWith("curl failed to verify ")
          || text.startsWith("establish a secure ")
          || text.startsWith("how to fix it, please visit")
          || text.strip().matches("[A-Za-z][A-Za-z-]{1,40}: .{0,200}|-{5,}");
    }

    private void told(String text, int number, String line) {
      Matcher trying = TRYING.matcher(text);
      if (trying.matches()) {
        next();
        address = trying.group(1);
        port = trying.group(2) == null ? port : trying.group(2);
        keep(out.at(number, line));
      } else {
        whom(text);
      }
      failed(text, number, line);
    }

    private void whom(String text) {
      Matcher whom = TARGET.matcher(text.replaceFirst("^curl: \\(\\d+\\) ", ""));
      Matcher brackets = IN_BRACKETS.matcher(text);
      if (whom.matches()) {
        target = whom.group(1);
        port = whom.group(2) == null ? port : whom.group(2);
        port = brackets.find() ? brackets.group(1) : port;
        connected |= text.startsWith("Connected to") || text.startsWith("Established");
      }
      Matcher name = NO_NAME.matcher(text);
      target = name.find() && target.isEmpty() ? name.group(1) : target;
    }

    private void failed(String text, int number, String line) {
      String told = CurlPhrases.outcome(text);
      if (told.isEmpty()) {
        return;
      }
      // the first word tells most; what follows repeats it in general terms
      boolean early = told.equals("answer-timeout") && !address.isEmpty() && !connected;
      outcome = outcome.isEmpty() ? (early ? "connect-timeout" : told) : outcome;
      keep(out.at(number, line));
    }

    /** What {@code -w} printed, in the places that the command tells. */
    private boolean written(String text, int number) {
      Map<String, String> told = format.read(text);
      boolean answered = told.containsKey("http_code") || told.containsKey("response_code");
      if (answered && coded) {
        end(); // the same command again
      }
      coded |= answered;
      told.forEach(
          (name, value) -> {
            if (name.equals("http_code") || name.equals("response_code")) {
              // 000 stands for no answer
              int code = Text.integer(value);
              status = code > 0 ? code : status;
            } else if (name.startsWith("time_") && !Double.isNaN(Text.decimal(value))) {
              times.putIfAbsent(name.substring("time_".length()), Text.decimal(value));
            }
          });
      if (told.isEmpty()) {
        return false;
      }
      keep(out.at(number, text));
      return true;
    }

    private boolean times(String line, int number) {
      Matcher time = TIME.matcher(line.length() > 400 ? "" : line);
      boolean any = false;
      while (time.find()) {
        times.putIfAbsent(time.group(1), Text.decimal(time.group(2)));
        any = true;
        keep(out.at(number, line));
      }
      return any;
    }

    private void keep(Origin at) {
      origin = outcome.isEmpty() || origin == null ? at : origin;
    }

    /** A further address is another try of the same request, unless that one had come to an end. */
    private void next() {
      if (status >= 0) {
        end();
      }
      outcome = "";
    }

    private double time(String name) {
      return times.getOrDefault(name, Double.NaN);
    }

    private String whole() {
      String host = target.isEmpty() ? address : target;
      if (host.isEmpty()) {
        return CurlFormat.target(out.asked());
      }
      String name = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
      return port.isEmpty() || name.isEmpty() ? name : name + ":" + port;
    }

    @Override
    public void end() {
      certificates.end();
      if (origin != null) {
        String what = outcome.isEmpty() && status >= 0 ? "answered" : outcome;
        out.observe(
            new HttpProbe(
                whole(),
                what,
                status,
                time("namelookup"),
                time("connect"),
                time("starttransfer"),
                time("total"),
                origin));
      }
      times.clear();
      target = "";
      address = "";
      port = "";
      outcome = "";
      status = -1;
      connected = false;
      coded = false;
      origin = null;
    }
  }
}
