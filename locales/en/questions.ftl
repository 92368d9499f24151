### Questions to the speakers of a forum, and their answers.

event-questions = Questions and answers:
button-ask-speakers = Ask the speakers
button-questions = Questions ({ $number })
button-queue = { $title } ({ $number })

# Asking.
questions-follow-first = Whoever follows the campaign can ask the speakers. Would you like to follow this forum? Then you also hear what comes of it.
button-follow-and-ask = Follow and ask
questions-ask = What would you like to ask the speakers of “{ $title }”? Write it (at most { $most } characters).
questions-who-reads = The campaign’s moderators read it; it may be asked in public and published with the recap. They don’t see your name or your account. Please write no names, not your own either.
questions-send-this = Send this to the speakers?
questions-sent = Your question is in the queue. You are told when it was put to the speakers.
questions-too-many = You have sent { $most } questions for this forum. More are not possible, so that others get their turn.
questions-over = This forum is over: its speakers can’t be asked any more.
form-question = Your question to the speakers

# What the asker gets.
questions-told-asked = Your question was put to the speakers of “{ $title }”:
questions-told-declined = There was no room for this question of yours at “{ $title }”. Thank you for asking.

# The queue.
questions-title = Questions to the speakers: { $title }
questions-none = Nothing waits.
questions-to-publish = The forum is over. What was answered can be published with the recap.
questions-row = { $number }. { $words }
questions-row-several = { $number }. { $words } (asked by { $total } people)
questions-more = And { $number } more below them.
questions-people = Asked by { $total } people.
questions-was-asked = The speakers were asked.
questions-was-declined = It was declined.
questions-was-published = It stands with the recap.
questions-done-before = This question is done already and not in the queue any more.
questions-marked = Marked as asked. Everybody who asked it is told.
questions-declined = Declined. Everybody who asked it is told politely.
questions-merge = With which question shall this one be made one?
questions-no-other = There is no other question in the queue.
button-asked = Mark as asked
button-merge = Merge with…
button-up = Up
button-down = Down

# With the recap.
button-publish-recap = Publish with the recap
questions-write-answer = What was the answer? Write it in { $language } (at most { $most } characters).
questions-other-question = How does the question read in { $language }? Write it (at most { $most } characters).
questions-preview = This is how it will stand with the recap:
questions-full = The recap has { $most } questions already; more don’t fit.
questions-published = It stands with the recap.
button-also-in = Also in { $language }
button-see-it = See it
form-question-answer = The answer
form-question-other = The question
