### A petition: the list, the card, the whole text.

petitions-title = Petitions
petitions-none = There is no petition yet. Please come back later.
petitions-open = { $title }: { $total } of { $goal }
petitions-closed = { $title }: { $total } (closed)
petitions-not-yet = { $title } (opens on { $day })

# Marks above a card.
petition-example = EXAMPLE. Not a real campaign.
petition-practice = PRACTICE. Signatures here do not count.
petition-other-language = This petition is written in another language only.

petition-recipients = To: { $names }
petition-recipients-more = To: { $names } and { $more } more
petition-progress = { $total } of { $goal } have signed
petition-bar = { $percent }% { $bar }

# The consent: at most 50 words. What is locked, who can open it, what is counted, who else can see, how to take it back.
consent-no-names = Your name is locked: only key-holders can open it. Take it back until 30 days after closing: /withdraw. Your country is counted. { $platform ->
    [telegram] Telegram
    [discord] Discord
   *[terminal] This computer
} sees this chat.
consent-names = Your name is locked: only key-holders can open it. They give names to: { $names }. Take it back until 30 days after closing: /withdraw. Your country is counted. { $platform ->
    [telegram] Telegram
    [discord] Discord
   *[terminal] This computer
} sees this chat.

button-agree = I agree, sign
button-whole-text = Read the whole text
petition-all-recipients = This petition goes to:
recipient-figures = { $name } (figures only)
recipient-with-names = { $name } (figures and names)
petition-version = Version { $version } of the text.

petition-closed = This petition closed on { $day }. It takes no more signatures. Thank you to everyone who signed.
petition-archived = This petition is over. It takes no more signatures. Thank you to everyone who signed.
text-now = { $number ->
    [one] of whom one signed the text as it is now
   *[other] of whom { $number } signed the text as it is now
}
text-of = { $number ->
    [one] of whom one signed the text of { $day }: “{ $title }”
   *[other] of whom { $number } signed the text of { $day }: “{ $title }”
}
text-of-version = { $number ->
    [one] of whom one signed version { $version } of the text: “{ $title }”
   *[other] of whom { $number } signed version { $version } of the text: “{ $title }”
}
total-said-texts = { $total ->
    [one] So far one person has signed the petition that is now called “{ $title }”:
   *[other] So far { $total } people have signed the petition that is now called “{ $title }”:
}
petition-gone = This petition can no longer be signed.
petition-unpublished = This petition is not published: only organizers see it.
petition-without-key = Nobody can sign this petition now: something that it needs is missing on the bot’s computer. The signatures that were given count. Please tell the campaign: /ask
petition-not-yet = This petition opens on { $day }.
petition-changed = The petition's text or its recipients have just changed. Please read it again before you sign.

# Where the campaign lets nobody sign on Discord.
sign-on-telegram = This campaign takes no signatures on Discord. Please sign on Telegram: the button below opens this petition there.
button-sign-on-telegram = Sign on Telegram

# The last day, and how long that is from today. $days is a number.
petition-closes = Ends { $day } ({ $days ->
    [one] 1 day
   *[other] { $days } days
})
petition-closes-today = Today is the last day to sign.

# The answer to “how many have signed?”: a sentence that can be read aloud.
total-said = { $total ->
    [one] So far one person has signed “{ $title }”.
   *[other] So far { $total } people have signed “{ $title }”.
}
