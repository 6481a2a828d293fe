package io.signalbox.runtime.template;

/** The template cannot be read, or says something that this reader does not know. */
public final class TemplateException extends RuntimeException {

  /**
   * @param place where, as a path from the logical id: {@code IngestFunction.Properties.Timeout}
   */
  TemplateException(String place, String fault) {
    super("template.yaml: " + place + ": " + fault);
  }
}
