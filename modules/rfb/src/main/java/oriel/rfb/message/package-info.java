/**
 * The messages of the protocol. Each is a record with its layout in one place: {@code write} appends all of it, {@code read}
 * takes what follows its type. A reader takes one message after the other and calls a handler, which has a method for each.
 */
package oriel.rfb.message;
