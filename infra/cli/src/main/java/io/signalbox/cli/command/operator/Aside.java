package io.signalbox.cli.command.operator;

import io.signalbox.cli.output.Column;
import java.util.List;

/** What the hub keeps aside until somebody decides about it. */
public enum Aside {
  CONFLICTS("/v1/conflicts", "conflicts"),
  QUARANTINE("/v1/quarantine", "quarantine");

  private final String path;
  private final String member;

  Aside(String path, String member) {
    this.path = path;
    this.member = member;
  }

  String path() {
    return path;
  }

  String member() {
    return member;
  }

  List<Column> columns() {
    return switch (this) {
      case CONFLICTS ->
          List.of(
              Column.of("conflict", "/conflict"),
              Column.of("received", "/receivedAt"),
              Column.of("sender", "/sender"),
              Column.of("event", "/id"),
              Column.of("withheld", "/withheld"));
      case QUARANTINE ->
          List.of(
              Column.of("item", "/item"),
              Column.of("received", "/receivedAt"),
              Column.of("sender", "/sender"),
              Column.of("field", "/field"),
              Column.of("reason", "/reason"));
    };
  }
}
