package io.signalbox.runtime.template;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the template says about the hub, as far as one machine needs it. Each map is by logical id,
 * in the order of the file.
 *
 * @param parameters the values of the template's parameters, by name
 * @param binaryMediaTypes the API's media types whose bodies are carried as base64
 */
public record Template(
    Map<String, FunctionSpec> functions,
    Map<String, TableSpec> tables,
    Map<String, QueueSpec> queues,
    Map<String, AlarmSpec> alarms,
    Map<String, String> parameters,
    List<String> binaryMediaTypes) {

  /** The value of a parameter; empty where there is none. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /**
   * Reads a template file.
   *
   * @param parameters those that are not to have their default
   * @throws TemplateException if the template says something that the local hub does not know; the
   *     message names the logical id and the property
   */
  public static Template read(Path file, Map<String, String> parameters) {
    try {
      return parse(Files.readString(file), parameters);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("Cannot read " + file, unreadable);
    }
  }

  /** The same for a template's text. */
  public static Template parse(String text, Map<String, String> parameters) {
    return TemplateReader.read(text, parameters);
  }
}
