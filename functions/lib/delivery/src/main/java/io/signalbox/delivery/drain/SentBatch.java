package io.signalbox.delivery.drain;

import io.signalbox.delivery.Capacity;
import io.signalbox.delivery.Delivery;
import io.signalbox.delivery.reader.Reader;
import io.signalbox.delivery.reader.Versioned;
import io.signalbox.settings.Destination;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A batch that was sent, and is not settled yet.
 *
 * @param reader as it was claimed
 * @param deliveries one for each range of the batch
 * @param results one for each range of the batch
 * @param standing the reader as it was last written
 * @param nextTurn when its rate lets the destination have more; empty where it held up nothing
 * @param leaseEnd when others may work for the reader
 */
record SentBatch(
    Reader reader,
    Destination destination,
    Capacity capacity,
    LoadedBatch batch,
    BatchHistory history,
    List<Delivery> deliveries,
    List<RangeResult> results,
    Versioned standing,
    Optional<Instant> nextTurn,
    Instant leaseEnd) {}
