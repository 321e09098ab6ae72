// SPDX-License-Identifier: GPL-3.0-or-later
package org.outpost.desktop.inventory;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.outpost.desktop.shell.Hit;
import org.outpost.desktop.shell.Outcome;

/// All that the stock screens ask of their room. Every call may touch the disk: off the window's
/// thread only.
public interface StockDesk {

    /// By the first letters of any word of the name, or by code.
    List<ItemRow> findItems(String letters, int limit);

    /// What this store has, items by name; an empty filter means all.
    List<BatchRow> stock(String filter, int limit);

    /// Batches of an item with something on hand, the one that expires first on top: the proposal
    /// of FEFO.
    List<BatchRow> batches(String itemId);

    /// Newest movement first; an empty batch means the whole item.
    List<CardLine> card(String itemId, String batchId);

    /// Goods come in from outside. `source` is the supplier or the challan's number; `reason` is
    /// empty unless a rule asked for one.
    Outcome<Integer> receive(String source, List<StockLine> lines, String reason);

    /// Whether the person here may take in what is past its last day, with a reason. Touches no
    /// disk: a field asks while it is left.
    boolean mayTakeExpired();

    /// The expiry with which a batch is on the books; empty where it is not known.
    Optional<LocalDate> expiryOf(String itemId, String batch);

    /// Medicines are handed out. `patientId` may be empty; `reason` is empty unless a rule asked
    /// for one.
    Outcome<Integer> dispense(String patientId, List<StockLine> lines, String reason);

    /// People a medicine can be handed to, by what was typed; this room knows them by id only.
    List<Hit> people(String letters, int limit);

    List<PlaceRow> places(String letters, int limit);

    Outcome<TransitRow> dispatch(String placeId, List<StockLine> lines);

    List<TransitRow> incoming();

    /// What arrived, by batch id; a difference to the challan needs `reason`.
    Outcome<TransitRow> acknowledge(String transferId, Map<String, Long> arrived, String reason);

    long dispensedToday();
}
