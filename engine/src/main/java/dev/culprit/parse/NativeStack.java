package dev.culprit.parse;

import dev.culprit.fact.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One thread of a debugger's back-trace: where it stands in the program's own code, and why. */
final class NativeStack {

  /** Functions of a path; further out all threads of a pool look the same. */
  private static final int PATH = 4;

  private static final Pattern C_LIBRARY =
      Pattern.compile(".*/(?:libc|libpthread|ld-linux|ld|libc-2|libpthread-2)[-.0-9a-z_]*\\.so.*");

  private static final Pattern FROM = Pattern.compile("\\) from (/\\S{1,300})");

  private static final Pattern AT = Pattern.compile("\\) at (?:\\S{0,300}/)?([^/\\s:]{1,80}):\\d+");

  private static final Pattern LOCK =
      Pattern.compile(
          "_*(?:GI_+)?(?:pthread_(?:mutex|rwlock|spin)_\\w*lock\\w*|lll_\\w*lock\\w*|L_lock_\\w+)");

  private static final Pattern FOR_WORK =
      Pattern.compile(
          "_*(?:GI_+|libc_)?(?:pthread_cond_\\w*wait\\w*|sem_\\w*wait\\w*|epoll_\\w*wait\\w*|accept4?"
              + "|sig(?:timed|wait)\\w*|pause|(?:clock_)?nanosleep|u?sleep|wait(?:4|pid|id)?"
              + "|(?:pthread_)?\\w*join\\w*|io_getevents|kevent|rt_sigtimedwait|ppoll|pselect)(?:@.*)?");

  private static final Pattern ANSWER =
      Pattern.compile(
          "_*(?:GI_+|libc_)?(?:recv\\w*|connect|send\\w*|res_\\w+|getaddrinfo)(?:@.*)?");

  private static final Pattern FILE =
      Pattern.compile(
          "_*(?:GI_+|libc_)?(?:f(?:data)?sync|p?read(?:v|64)?|p?write(?:v|64)?|open(?:at)?(?:64)?"
              + "|rename|unlink|fallocate(?:64)?)(?:@.*)?");

  /** These wait for peers and for work alike; who calls them tells. */
  private static final Pattern POLL = Pattern.compile("_*(?:GI_+|libc_)?(?:poll|select)(?:@.*)?");

  private static final Pattern ASKS =
      Pattern.compile(
          "(?i).*(?:PQ|mysql|maria|curl|ssl_|redis|memcach|ldap|fetch|query|recv|rpc|client).*");

  private static final Pattern INNER =
      Pattern.compile("_.*|\\?\\?|futex_\\w+|lll_\\w+|syscall|clone3?|start_thread|raise|abort");

  /** A frame: its function and where that is. */
  private record Frame(String function, String library) {}

  private final Origin origin;
  private final List<Frame> own = new ArrayList<>();
  private String waits = "";
  private boolean forWork;
  private boolean polls;

  NativeStack(Origin origin) {
    this.origin = origin;
  }

  /**
   * Takes a frame; the innermost comes first.
   *
   * @param rest what stands behind the function's opening parenthesis
   */
  void frame(String function, String rest) {
    String file = file(rest);
    if (own.isEmpty() && isCLibrary(function, file)) {
      wait(function);
      return;
    }
    if (!INNER.matcher(function).matches()) {
      own.add(new Frame(function, file));
    }
  }

  private static boolean isCLibrary(String function, String file) {
    return C_LIBRARY.matcher(file).matches()
        || INNER.matcher(function).matches()
        || List.of(LOCK, FOR_WORK, ANSWER, FILE, POLL).stream()
            .anyMatch(p -> p.matcher(function).matches());
  }

  /** Of the library's functions the outermost is the one that was called. */
  private void wait(String function) {
    polls = POLL.matcher(function).matches() || polls;
    if (LOCK.matcher(function).matches()) {
      waits = "lock";
    } else if (FOR_WORK.matcher(function).matches()) {
      forWork = true;
    } else if (ANSWER.matcher(function).matches()) {
      waits = "answer";
    } else if (FILE.matcher(function).matches()) {
      waits = "file";
    }
  }

  private static String file(String rest) {
    Matcher from = FROM.matcher(rest);
    if (from.find()) {
      return from.group(1);
    }
    Matcher at = AT.matcher(rest);
    return at.find() ? at.group(1) : "";
  }

  Origin origin() {
    return origin;
  }

  /** Whether it waits for something to do, as threads of a pool and main loops should. */
  boolean idle() {
    return (forWork && waits.isEmpty()) || (polls && waits.isEmpty() && !asks()) || own.isEmpty();
  }

  private boolean asks() {
    return own.stream().limit(2).anyMatch(f -> ASKS.matcher(f.function()).matches());
  }

  /** What it waits for, or "". */
  String waits() {
    return waits.isEmpty() && polls ? "answer" : waits;
  }

  String place() {
    return own.get(0).function();
  }

  /** The name of the library, without folders. */
  String library() {
    String file = own.get(0).library();
    return file.substring(file.lastIndexOf('/') + 1);
  }

  String path() {
    return own.stream().limit(PATH).map(Frame::function).collect(Collectors.joining(" <- "));
  }
}
