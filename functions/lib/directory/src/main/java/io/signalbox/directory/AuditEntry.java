package io.signalbox.directory;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;

/**
 * A change of an object by hand. Of contacts it names no person: an address is its SHA-256.
 *
 * @param by the instance that made it
 * @param version the revision of the directory that it made
 * @param before the object until then; empty where it was created
 * @param after the object from then on; empty where it was removed
 */
public record AuditEntry(
    Instant at, String by, long version, Optional<ObjectNode> before, Optional<ObjectNode> after) {}
