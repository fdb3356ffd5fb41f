package dev.culprit.gauge;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.MalformedURLException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URL;
import java.net.UnknownHostException;
import java.time.Duration;

/** A GET without a body, on a connection of its own; redirects are not followed. */
public final class HttpCall implements Call {

  /** More than this of an answer is not waited for. */
  private static final int MOST = 8 << 20;

  private final URL url;
  private final int millis;

  /**
   * A call of this address.
   *
   * @param patience until the connection is made, and between two pieces of the answer
   * @throws IllegalArgumentException where it is no address of http or https
   */
  public HttpCall(String address, Duration patience) {
    try {
      this.url = URI.create(address).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
    if (!url.getProtocol().matches("https?") || url.getHost().isEmpty()) {
      throw new IllegalArgumentException("only http:// and https:// addresses are called");
    }
    this.millis = (int) Math.min(Integer.MAX_VALUE, patience.toMillis());
  }

  @Override
  public Outcome make() {
    HttpURLConnection connection = null;
    try {
      connection = (HttpURLConnection) url.openConnection();
      connection.setConnectTimeout(millis);
      connection.setReadTimeout(millis);
      connection.setInstanceFollowRedirects(false);
      connection.setUseCaches(false);
      connection.setRequestProperty("Connection", "close");
      connection.setRequestProperty("User-Agent", "culprit");
      int status = connection.getResponseCode();
      drain(status < 400 ? connection.getInputStream() : connection.getErrorStream());
      return new Outcome(true, String.valueOf(status));
    } catch (IOException e) {
      return new Outcome(false, word(e));
    } finally {
      if (connection != null) {
        connection.disconnect();
      }
    }
  }

  private static void drain(InputStream in) throws IOException {
    if (in != null) {
      try (in) {
        in.skip(MOST);
      }
    }
  }

  private static String word(IOException e) {
    if (e instanceof SocketTimeoutException) {
      return "no answer in time";
    }
    if (e instanceof UnknownHostException) {
      return "the name is not known";
    }
    String message = e.getMessage();
    return message == null ? e.getClass().getSimpleName() : message;
  }
}
