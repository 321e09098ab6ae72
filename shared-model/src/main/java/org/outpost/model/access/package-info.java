// SPDX-License-Identifier: Apache-2.0
/// Who may do what, where: staff with their roles, the devices of a hospital and the writers those
/// devices opened.
///
/// Administrators employ and dismiss; the server alone registers devices and opens writers, after
/// the sign-in of a person who may. {@link org.outpost.model.access.Permissions} is the one table
/// of what a role may write and open, asked by the desktop before a screen shows and by the server
/// on ingest. Passwords and keys are never facts.
///
/// Invariants: a person has one role at one place at a time; a user id is never given to another
/// person; roles are judged as of the fact's place.
@NullMarked
package org.outpost.model.access;

import org.jspecify.annotations.NullMarked;
