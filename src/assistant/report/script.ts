/**
 * All the script there is: a cell that is pointed at or tapped says its numbers in the line below the calendar, since a
 * phone shows no tooltips; and what is folded is unfolded for the printer. The page is whole without it.
 */
export const script = `(() => {
  const line = document.getElementById('pointed')
  const months = document.querySelector('.months')
  if (line && months) {
    line.hidden = false
    const say = event => {
      const title = event.target instanceof Element && event.target.closest('.cells rect')?.querySelector('title')
      if (!title) return
      line.textContent = title.textContent
      line.classList.add('on')
    }
    months.addEventListener('pointerover', say)
    months.addEventListener('click', say)
  }
  addEventListener('beforeprint', () => {
    for (const folded of document.querySelectorAll('details')) folded.open = true
  })
})()`
