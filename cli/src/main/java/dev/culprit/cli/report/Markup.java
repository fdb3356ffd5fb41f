package dev.culprit.cli.report;

import dev.culprit.cli.Sanitizer;
import java.io.StringWriter;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes HTML that is well-formed XML as well (HTML, section 14), by the writer that comes with
 * Java: whatever is a text or an attribute is escaped, and no element stays open.
 */
final class Markup {

  private final Writer out = new StringWriter();
  private final XMLStreamWriter xml;

  Markup() {
    try {
      xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /**
   * Writes to memory; only elements that do not fit could fail, which is an error of the caller.
   */
  private static IllegalStateException broken(XMLStreamException e) {
    return new IllegalStateException("the page is not well-formed", e);
  }

  /** A step that the writer may refuse. */
  @FunctionalInterface
  private interface Step {
    void run() throws XMLStreamException;
  }

  private Markup put(Step step) {
    try {
      step.run();
      return this;
    } catch (XMLStreamException e) {
      throw broken(e);
    }
  }

  /** Begins the document. */
  Markup begin() {
    return put(() -> xml.writeDTD("<!DOCTYPE html>\n"));
  }

  /** Opens an element; attributes are names and values in turn. */
  Markup open(String name, String... attributes) {
    return put(
        () -> {
          xml.writeStartElement(name);
          attributes(attributes);
        });
  }

  private void attributes(String... attributes) throws XMLStreamException {
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i], Sanitizer.line(attributes[i + 1]));
    }
  }

  /** An element that has no content by its nature, such as {@code meta}. */
  Markup single(String name, String... attributes) {
    return put(
        () -> {
          xml.writeEmptyElement(name);
          attributes(attributes);
        });
  }

  /** An element with a text and nothing else. */
  Markup leaf(String name, String text, String... attributes) {
    return open(name, attributes).text(text).close();
  }

  Markup text(String text) {
    return put(() -> xml.writeCharacters(Sanitizer.line(text)));
  }

  /** A text of our own that keeps its lines. */
  Markup lines(String text) {
    return put(() -> xml.writeCharacters(text));
  }

  /** Closes what was opened last; a line ends behind it. */
  Markup close() {
    return put(xml::writeEndElement);
  }

  Markup line() {
    return put(() -> xml.writeCharacters("\n"));
  }

  /** All that was written. */
  String end() {
    put(
        () -> {
          xml.writeEndDocument();
          xml.flush();
        });
    return out.toString();
  }
}
